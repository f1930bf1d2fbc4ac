package io.dewline.model;

/** Where a reading comes from, as of the configuration in force when it was logged: kind, site, zone ("" for a device that belongs to the whole site) and device. */
public record Source(String kind, String site, String zone, String device) {}
