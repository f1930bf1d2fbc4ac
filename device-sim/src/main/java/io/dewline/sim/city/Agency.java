package io.dewline.sim.city;

import io.dewline.sim.cast.CastSite;
import io.dewline.sim.physics.Region;
import io.dewline.sim.physics.Sky;
import io.dewline.sim.wire.Fact;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** City offices: the district's hourly mean, the forecast four times a day, the phase of the works at the start. */
final class Agency {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int FORECAST_HOURS = 6;

    private final List<SiteModel> sites;
    private final Map<String, Region> regions;
    private final Sky sky;
    private final World world;
    private int hours;

    Agency(List<SiteModel> sites, Map<String, Region> regions, Sky sky, World world) {
        this.sites = sites;
        this.regions = regions;
        this.sky = sky;
        this.world = world;
    }

    void tell(Instant at) {
        if (hours == 0) {
            phases(at);
        }
        if (hours % FORECAST_HOURS == 0) {
            forecasts(at);
        }
        district(at);
        hours++;
        world.later(at.plus(HOUR), this::tell);
    }

    private void phases(Instant at) {
        for (SiteModel model : sites) {
            if (model.site().construction()) {
                say(model.site(), at, new Fact("phase", "site", "site-office", at, null).json("earthworks"));
            }
        }
    }

    private void forecasts(Instant at) {
        for (SiteModel model : sites) {
            CastSite site = model.site();
            double rain = sky.rain(site.id(), at, at.plus(DAY));
            say(site, at, forecast("forecast_rain", at).json(rain, 0));
            say(site, at, forecast("forecast_tmin", at).json(sky.forecastMinimum(at), 0));
        }
    }

    /** Once an area, told at its first construction site, or at its first site where it has none. */
    private void district(Instant at) {
        Set<String> told = new LinkedHashSet<>();
        for (int pass = 0; pass < 2; pass++) {
            for (SiteModel model : sites) {
                CastSite site = model.site();
                Region region = regions.get(site.area());
                if ((pass == 1 || site.construction()) && region != null && told.add(site.area())) {
                    region.endHour();
                    Fact fact = new Fact("district_pm10", "area", "city-air", at, at.plus(Duration.ofHours(2)));
                    say(site, at, fact.json(region.hourlyMean(), 0));
                }
            }
        }
    }

    private static Fact forecast(String name, Instant at) {
        return new Fact(name, "site", "city-weather", at, at.plus(Duration.ofHours(12)));
    }

    private void say(CastSite site, Instant at, String payload) {
        world.say(Publication.of(Publication.AGENCY, at, Topics.fact(site.id()), payload, false));
    }
}
