package io.dewline.rules.condition;

import org.jspecify.annotations.Nullable;

/** et0: the reference evapotranspiration of the last whole days of a site, in mm. */
final class Evaporation extends NumberCode {
    private final Leaf leaf;
    private final int days;

    /** A site's weather, and its sum as long as nothing has changed. */
    static final class Weather implements Seen {
        private final Climate climate;
        private long until = Long.MIN_VALUE;
        private long version;
        private double coverage;
        private double sum;
        private String method = "";

        Weather(Climate climate) {
            this.climate = climate;
        }

        @Override
        public boolean simulated() {
            return climate.simulated();
        }

        private double sum(int days, Moment moment) {
            long today = climate.day().day(moment.now);
            if (today != until || version != climate.version() || coverage != moment.coverage) {
                until = today;
                version = climate.version();
                coverage = moment.coverage;
                sum = 0;
                method = "";
                for (long day = today - days; day < today; day++) {
                    Climate.Evaporated evaporated = climate.reference(day, coverage);
                    sum += evaporated.millimetres();
                    if (!method.contains(evaporated.method())) {
                        method = method.isEmpty() ? evaporated.method() : method + " and " + evaporated.method();
                    }
                }
            }
            return sum;
        }
    }

    Evaporation(Leaf leaf, int days) {
        this.leaf = leaf;
        this.days = days;
    }

    static Slots.Slot slot(int days, boolean active) {
        return (binding, scope) -> {
            if (!active) {
                Wiring wiring = binding.wiring();
                wiring.longestSlide = Math.max(wiring.longestSlide, (days + 1) * io.dewline.rules.window.Alignment.DAY);
            }
            return new Weather(new Climate(binding.places(), binding.subject()));
        };
    }

    private @Nullable Weather weather(Scope scope) {
        return scope.input(leaf.slot()) instanceof Weather weather ? weather : null;
    }

    @Override
    double number(Scope scope, Moment moment) {
        Weather weather = weather(scope);
        return weather == null ? Double.NaN : weather.sum(days, moment);
    }

    @Override
    long due(Scope scope, Moment moment) {
        Weather weather = weather(scope);
        return moment.active && weather != null
                ? weather.climate.day().end(weather.climate.day().start(moment.now))
                : Long.MAX_VALUE;
    }

    @Override
    void use(Scope scope, Moment moment, Account account) {
        double sum = number(scope, moment);
        Weather weather = weather(scope);
        leaf.use(sum, weather == null || Double.isNaN(sum) ? "" : weather.method, account);
    }

    @Override
    void lack(Scope scope, Moment moment, Account account) {
        Weather weather = weather(scope);
        if (weather == null) {
            account.lack(leaf.text());
            return;
        }
        long today = weather.climate.day().day(moment.now);
        for (long day = today - days; day < today; day++) {
            weather.climate.lack(day, moment.coverage, account);
        }
    }
}
