package io.dewline.sim.fault;

/** The device that a fault hits. */
public record Victim(String site, String device, String kind) {}
