package io.dewline.alerts.response;

import io.dewline.model.Device;
import io.dewline.model.RuleCard.Respond;
import java.time.ZoneId;

/**
 * That an alert asks for an action of a device.
 *
 * @param minutes the advised run time, NaN when there is none
 * @param zone the site's time zone, for the calendar day of the starts
 */
public record Need(String alert, Device device, Respond respond, double minutes, ZoneId zone) {}
