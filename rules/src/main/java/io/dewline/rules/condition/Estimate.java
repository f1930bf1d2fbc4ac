package io.dewline.rules.condition;

import io.dewline.rules.series.Days;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Series;
import io.dewline.rules.soil.Irrigation;
import io.dewline.rules.soil.SoilWater;
import io.dewline.rules.soil.ZoneBalance;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How dry a root zone must be by the weather and by what was logged of its watering, while no probe tells: the daily balance from the last evening on which
 * the probes told it, at most a month back. Without such an evening it is run from both ends, full and empty, and says something only once both have come
 * together within a tenth. A day without temperature or rain leaves it unknown; so does a day for which a valve that is heard of did not report.
 */
final class Estimate {
    private static final double LEAST_RAIN = 2;
    private static final double TOGETHER = 0.1;
    private static final long LATE_ENOUGH = 3_600_000;

    private final Climate climate;
    private final SoilWater soil;
    private final double coefficient;
    private final Maturity maturity;
    private final Irrigation irrigation;
    private final Logged logged;
    private final Probe[] probes;
    private final double[] sorted;
    private long today = Long.MIN_VALUE;
    private long version = Long.MIN_VALUE;
    private double coverage;
    private double evening = Double.NaN;
    private String basis = "";

    /** A probe day by day. */
    record Probe(Series series, Days days) {}

    /** What was logged of watering: what people told, and what valves reported of themselves. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Logged(FactLine[] told, List<Probe> running, List<Probe> metered) {}

    Estimate(
            Climate climate,
            SoilWater soil,
            double coefficient,
            Maturity maturity,
            Irrigation irrigation,
            Logged logged,
            Probe[] probes) {
        this.climate = climate;
        this.soil = soil;
        this.coefficient = coefficient;
        this.maturity = maturity;
        this.irrigation = irrigation;
        this.logged = logged;
        this.probes = probes;
        this.sorted = new double[probes.length];
    }

    /** Root zone depletion in mm now; NaN when it cannot be told. Nothing of the present day has evaporated yet. */
    double depleted(long now, double least) {
        double before = evening(now, least);
        if (Double.isNaN(before)) {
            return before;
        }
        long day = climate.day().day(now);
        double rain = climate.rainSoFar(now);
        double watered = watered(day, 0);
        return Math.max(0, before - (rain < LEAST_RAIN ? 0 : rain) - watered);
    }

    /** What it was computed from, in words. */
    String basis() {
        return basis;
    }

    /** The moment at which the day under way ends. */
    long due(long now) {
        return climate.day().end(climate.day().start(now));
    }

    private double evening(long now, double least) {
        long day = climate.day().day(now);
        long seen = versions();
        if (day != today || seen != version || least != coverage) {
            today = day;
            version = seen;
            coverage = least;
            evening = balance(day);
        }
        return evening;
    }

    private long versions() {
        long sum = climate.version();
        for (Probe probe : probes) {
            sum += probe.days.version();
        }
        for (Probe valve : logged.running) {
            sum += valve.days.version();
        }
        for (Probe meter : logged.metered) {
            sum += meter.days.version();
        }
        for (FactLine line : logged.told) {
            sum += line.version();
        }
        return sum;
    }

    private double balance(long until) {
        basis = "";
        if (!soil.known() || Double.isNaN(coefficient)) {
            return Double.NaN;
        }
        long first = until - Days.KEPT + 1;
        for (long day = until - 1; day >= first; day--) {
            double moisture = measured(day);
            if (!Double.isNaN(moisture)) {
                double end = run(soil.refill(moisture), day + 1, until);
                basis = "estimated by weather and logged watering since " + LocalDate.ofEpochDay(day);
                return end;
            }
        }
        return fromBothEnds(first, until);
    }

    /** The median moisture in the evening of a day without frost; NaN when fewer than half of the probes tell it. */
    private double measured(long day) {
        if (!(climate.lowest(day, coverage) > 0)) {
            return Double.NaN;
        }
        int present = 0;
        for (Probe probe : probes) {
            long patience = Math.max(LATE_ENOUGH, 3 * probe.series.device().interval());
            long last = probe.days.lastAt(day);
            if (last != Long.MIN_VALUE && climate.day().end(climate.day().start(last)) - last <= patience) {
                sorted[present++] = probe.days.last(day);
            }
        }
        if (present == 0 || present * 2 < probes.length) {
            return Double.NaN;
        }
        Arrays.sort(sorted, 0, present);
        int middle = present / 2;
        return present % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double fromBothEnds(long first, long until) {
        long from = until;
        while (from > first && known(from - 1)) {
            from--;
        }
        if (from == until) {
            return Double.NaN;
        }
        double wettest = run(0, from, until);
        double driest = run(soil.available(), from, until);
        if (!(driest - wettest <= TOGETHER * soil.available())) {
            return Double.NaN;
        }
        basis = "estimated by weather and logged watering of " + (until - from) + " days";
        return (wettest + driest) / 2;
    }

    private boolean known(long day) {
        return !Double.isNaN(climate.reference(day, coverage).millimetres())
                && !Double.isNaN(climate.rain(day, coverage))
                && !Double.isNaN(watered(day, coverage));
    }

    private double run(double before, long from, long until) {
        double depleted = before;
        for (long day = from; day < until; day++) {
            ZoneBalance balance = new ZoneBalance(
                    soil, coefficient, maturity.allowedDepletion(LocalDate.ofEpochDay(day)), LEAST_RAIN);
            depleted = balance.after(
                    depleted,
                    climate.reference(day, coverage).millimetres(),
                    climate.rain(day, coverage),
                    watered(day, coverage));
        }
        return depleted;
    }

    /** Net watering of a day in mm, as far as reported when {@code least} is 0; NaN when it cannot be told. */
    private double watered(long day, double least) {
        long from = LocalDate.ofEpochDay(day)
                .atStartOfDay(climate.day().zone())
                .toInstant()
                .toEpochMilli();
        long to = climate.day().end(from);
        double sum = 0;
        for (FactLine line : logged.told) {
            sum += line.sum(from, to);
        }
        for (int i = 0; i < logged.running.size(); i++) {
            sum += ran(logged.running.get(i), logged.metered.get(i), day, least);
        }
        return sum;
    }

    /** What a valve let through, by its meter where it has told one that day and the day before, else by how long it ran. */
    private double ran(Probe valve, Probe meter, long day, double least) {
        if (valve.series.at() == Long.MIN_VALUE) {
            return 0; // it has never been heard of
        }
        double grown = meter.days.last(day) - meter.days.last(day - 1);
        double metered = irrigation.netOfLitres(grown);
        if (grown >= 0 && !Double.isNaN(metered)) {
            return metered;
        }
        if (valve.days.coverage(day) < least) {
            return Double.NaN;
        }
        double minutes = valve.days.sum(day) * valve.series.device().interval() / 60_000.0;
        return minutes > 0 ? irrigation.netOfMinutes(minutes) : 0;
    }

    boolean simulated() {
        return climate.simulated();
    }

    /** What an estimate lacks. */
    void lack(long now, double least, Account account) {
        long day = climate.day().day(now) - 1;
        climate.lack(day, least, account);
        if (Double.isNaN(climate.rain(day, least))) {
            climate.lackRain(account);
        }
        if (Double.isNaN(coefficient)) {
            account.lack("plant of the zone");
        }
    }

    /** Gauges and valves whose readings change what it says within a day. */
    List<Series> momentary() {
        return Stream.concat(climate.gauges().stream(), logged.running.stream().map(Probe::series))
                .toList();
    }
}
