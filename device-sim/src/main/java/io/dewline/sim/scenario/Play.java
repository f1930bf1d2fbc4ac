package io.dewline.sim.scenario;

import io.dewline.sim.cast.Cast;
import io.dewline.sim.city.Scenario;
import io.dewline.sim.physics.WeatherSeries;
import java.time.Duration;

/**
 * A scenario with its cast.
 *
 * @param expect what Dewline should do about it
 * @param sites the cast as a sites.yaml, for Dewline; empty if it was read from a file
 * @param duration simulated time that it lasts
 */
public record Play(Bilingual title, Bilingual expect, Cast cast, String sites, Scenario scenario, Duration duration) {
    /** The same under weather that was measured once. */
    public Play following(WeatherSeries series) {
        return new Play(title, expect, cast, sites, scenario.following(series), duration);
    }
}
