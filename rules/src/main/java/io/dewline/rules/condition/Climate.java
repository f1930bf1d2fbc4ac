package io.dewline.rules.condition;

import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.rules.series.Days;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import io.dewline.rules.soil.ReferenceEvapotranspiration;
import io.dewline.rules.window.Alignment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a site's weather: reference evapotranspiration and rain. Penman–Monteith where temperature, humidity and wind were measured (radiation
 * measured, or estimated from the day's extremes), else Hargreaves. A quantity is taken from the first station that covers the day; stations that measure
 * more come first. Days are counted from 1970-01-01 in the site's zone.
 */
final class Climate {
    private static final double JOULES_OF_A_DAY = 0.0864;
    private static final double KILOPASCAL = 0.1;
    private static final double AS_IT_STANDS = 2;

    private final Alignment day;
    private final double latitude;
    private final double elevation;
    private final List<Station> temperature;
    private final List<Station> humidity;
    private final List<Station> wind;
    private final List<Station> solar;
    private final List<Station> pressure;
    private final List<Station> rain;
    private final Days[] all;

    /** One series of a station, and how high it stands in m. */
    private record Station(Series series, Days days, double height) {}

    /** What a day took, and how that was computed. */
    record Evaporated(double millimetres, String method) {
        static final Evaporated UNKNOWN = new Evaporated(Double.NaN, "");
    }

    Climate(Places places, Subject subject) {
        Subject site = Subject.site(subject.area(), subject.site());
        this.day = places.alignment(Alignment.DAY, site);
        Site here = places.site(site);
        this.latitude = here == null ? Double.NaN : here.latitude();
        this.elevation = elevation(here);
        this.temperature = stations(places, site, "temperature");
        this.humidity = stations(places, site, "humidity");
        this.wind = stations(places, site, "wind_speed");
        this.solar = stations(places, site, "solar_radiation");
        this.pressure = stations(places, site, "pressure");
        this.rain = stations(places, site, "rain");
        this.all = Stream.of(temperature, humidity, wind, solar, pressure, rain)
                .flatMap(List::stream)
                .map(Station::days)
                .toArray(Days[]::new);
    }

    private static double elevation(@Nullable Site site) {
        if (site == null || !(site.attributes().get("elevation") instanceof Value.Figure figure)) {
            return Double.NaN;
        }
        Unit unit = figure.unit() == null ? Unit.METRE : figure.unit();
        return unit.convertsTo(Unit.METRE) ? unit.to(Unit.METRE, figure.value()) : Double.NaN;
    }

    private List<Station> stations(Places places, Subject site, String quantity) {
        List<Station> all = new ArrayList<>();
        List<Track> tracks = new ArrayList<>(places.devices(site, Set.of(quantity)));
        tracks.sort(Comparator.comparingInt((Track t) -> measured(t)).reversed());
        for (Track track : tracks) {
            Series series = track.series(quantity);
            if (series != null) {
                double height = track.device().attributes().get("height") instanceof Value.Figure figure
                        ? figure.value()
                        : AS_IT_STANDS;
                all.add(new Station(series, series.days(day), height));
            }
        }
        return List.copyOf(all);
    }

    private static int measured(Track track) {
        Set<String> quantities = track.device().kind().quantities().keySet();
        return (int) List.of("temperature", "humidity", "wind_speed", "solar_radiation", "rain").stream()
                .filter(quantities::contains)
                .count();
    }

    Alignment day() {
        return day;
    }

    /** Grows when something about a day has changed. */
    long version() {
        long sum = 0;
        for (Days one : all) {
            sum += one.version();
        }
        return sum;
    }

    private static @Nullable Station covering(List<Station> stations, long of, double coverage) {
        for (Station station : stations) {
            if (station.days.coverage(of) >= coverage) {
                return station;
            }
        }
        return null;
    }

    /** ET0 of a day. */
    Evaporated reference(long of, double coverage) {
        Station warm = covering(temperature, of, coverage);
        if (warm == null || Double.isNaN(latitude)) {
            return Evaporated.UNKNOWN;
        }
        double lowest = warm.days.lowest(of);
        double highest = warm.days.highest(of);
        int dayOfYear = LocalDate.ofEpochDay(of).getDayOfYear();
        Station damp = covering(humidity, of, coverage);
        Station blown = covering(wind, of, coverage);
        Station lit = covering(solar, of, coverage);
        double height = height(of, coverage);
        if (damp != null && blown != null && !Double.isNaN(height)) {
            double vapour =
                    ReferenceEvapotranspiration.vapour(lowest, highest, damp.days.lowest(of), damp.days.highest(of));
            double speed = blown.height == AS_IT_STANDS
                    ? blown.days.mean(of)
                    : ReferenceEvapotranspiration.windAtTwoMetres(blown.days.mean(of), blown.height);
            double radiation = lit == null
                    ? ReferenceEvapotranspiration.solarFromTemperatures(lowest, highest, height, latitude, dayOfYear)
                    : lit.days.mean(of) * JOULES_OF_A_DAY;
            double et0 = ReferenceEvapotranspiration.ofDay(
                    radiation, lowest, highest, vapour, speed, height, latitude, dayOfYear);
            if (!Double.isNaN(et0)) {
                return new Evaporated(et0, lit == null ? "Penman–Monteith, radiation estimated" : "Penman–Monteith");
            }
        }
        return new Evaporated(
                ReferenceEvapotranspiration.hargreaves(lowest, highest, latitude, dayOfYear), "Hargreaves");
    }

    private double height(long of, double coverage) {
        if (!Double.isNaN(elevation)) {
            return elevation;
        }
        Station pressed = covering(pressure, of, coverage);
        return pressed == null
                ? Double.NaN
                : ReferenceEvapotranspiration.elevationOf(pressed.days.mean(of) * KILOPASCAL);
    }

    /** Rain of a whole day in mm; NaN when no gauge covers it. */
    double rain(long of, double coverage) {
        Station wet = covering(rain, of, coverage);
        return wet == null ? Double.NaN : wet.days.sum(of);
    }

    /** Rain of the present day so far in mm; NaN when no gauge tells. */
    double rainSoFar(long now) {
        for (Station gauge : rain) {
            if (!Double.isNaN(gauge.series.value(now))) {
                return gauge.days.sum(day.day(now));
            }
        }
        return Double.NaN;
    }

    /** The lowest air temperature of a day in °C; NaN when no thermometer covers it. */
    double lowest(long of, double coverage) {
        Station warm = covering(temperature, of, coverage);
        return warm == null ? Double.NaN : warm.days.lowest(of);
    }

    /** The rain gauges. */
    List<Series> gauges() {
        return rain.stream().map(Station::series).toList();
    }

    boolean simulated() {
        return temperature.stream().anyMatch(station -> station.series.device().simulated());
    }

    void lack(long of, double coverage, Account account) {
        if (Double.isNaN(latitude)) {
            account.lack("location of the site");
        }
        if (covering(temperature, of, coverage) == null) {
            account.lack(temperature.isEmpty() ? "temperature" : name(temperature));
        }
    }

    void lackRain(Account account) {
        account.lack(rain.isEmpty() ? "rain" : name(rain));
    }

    private static String name(List<Station> stations) {
        Series first = stations.get(0).series;
        return first.name() + " of " + first.device().id();
    }
}
