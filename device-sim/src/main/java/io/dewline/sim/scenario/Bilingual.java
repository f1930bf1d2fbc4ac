package io.dewline.sim.scenario;

/** A text in Chinese and English. */
public record Bilingual(String zh, String en) {}
