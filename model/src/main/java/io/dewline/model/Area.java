package io.dewline.model;

import java.time.ZoneId;

/** Sites that share background or weather, or are compared with each other: the unit of order, of sharding and of engine state. */
public record Area(String id, ZoneId timezone) {}
