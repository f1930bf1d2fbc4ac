package io.dewline.alerts.wording;

/** A message's line of about 60 characters, and the lines below it. */
public record Worded(String subject, String text) {}
