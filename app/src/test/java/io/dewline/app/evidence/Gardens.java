package io.dewline.app.evidence;

import io.dewline.rules.raingarden.Orifice;
import io.dewline.rules.raingarden.Recession;
import io.dewline.rules.raingarden.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rain gardens of Philadelphia. */
final class Gardens {
    private static final double FOOT = 304.8;
    private static final double CUBIC_FOOT = 0.0283168;
    private static final double INCH = 25.4;
    private static final Garden.Known WELL = new Garden.Known(
            "pwd_smp250-1-1_2016_15min.csv",
            new Storage(4 * FOOT, 2261 * CUBIC_FOOT, new Orifice(0.5 * INCH, 0.5 * FOOT)),
            "",
            Double.NaN);
    private static final Garden.Known FAST = new Garden.Known(
            "pwd_sys306_2023_15min.csv",
            new Storage(4 * FOOT, 1356.8 * CUBIC_FOOT, Orifice.NONE),
            "pwd_meta_sys306_data_rain_events.csv",
            Double.NaN);
    private static final double POOL = 55;
    private static final Garden.Known LINED = lined(POOL);

    private final Garden well;
    private final Garden fast;
    private final Garden lined;
    private final Garden withoutFloor;

    private static Garden.Known lined(double floor) {
        return new Garden.Known(
                "pwd_sys1265_2023_15min.csv",
                new Storage(4.05 * FOOT, 1237.68 * CUBIC_FOOT, new Orifice(0.5 * INCH, 0)),
                "pwd_meta_sys1265_data_rain_events.csv",
                floor);
    }

    Gardens(Path data, Shipped shipped) throws IOException {
        well = new Garden(data, shipped, WELL);
        fast = new Garden(data, shipped, FAST);
        lined = new Garden(data, shipped, LINED);
        withoutFloor = new Garden(data, shipped, lined(Double.NaN));
    }

    Garden well() {
        return well;
    }

    Section section() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                ## Philadelphia: three rain gardens

                Levels and rain every 15 minutes. `slow-drain` looks at the drawdown: how long water stands after its inflow has ended.

                ### 250-1-1, 2016: infiltrates, with an orifice

                ![Level](images/evidence-philadelphia.svg)

                Level (blue), `slow-drain` fired (red marks). The sensor hangs in a well below the floor: levels below zero are no standing water.

                """);
        Alarms alarms = well.run();
        text.append(alarms.table(well.set().rules().cards()))
                .append(
                        "\nEvery rain that filled it to 7 inches:\n\n| day | rain mm | highest mm | to empty h | recession mm/h | infiltration mm/h | outcome | `slow-drain` |\n|---|---|---|---|---|---|---|---|\n");
        List<Garden.Event> events = well.events();
        for (int i = 0; i < events.size(); i++) {
            Garden.Event event = events.get(i);
            if (event.peak() >= Recession.UPPER) {
                long until = i + 1 < events.size() ? events.get(i + 1).rain().from() : Long.MAX_VALUE;
                text.append(line(event, alarms, until));
            }
        }
        text.append(seasons(events)).append(published()).append(lined());
        return new Section(text.toString(), Map.of("evidence-philadelphia.svg", well.picture(alarms)));
    }

    private static String line(Garden.Event event, Alarms alarms, long until) {
        Recession recession = event.recession();
        boolean fired = alarms.of("slow-drain").stream()
                .anyMatch(alarm ->
                        alarm.fired().at().toEpochMilli() >= event.rain().from()
                                && alarm.fired().at().toEpochMilli() < until);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %s | %s | %s | %s | %s |%n",
                event.day(),
                event.rain().depth(),
                event.peak(),
                number(event.hours()),
                number(recession.recession()),
                number(recession.infiltration()),
                recession.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                fired ? "fired" : "");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String seasons(List<Garden.Event> events) {
        Map<Month, List<Double>> byMonth = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        for (Garden.Event event : events) {
            if (event.recession().valid()) {
                byMonth.computeIfAbsent(event.day().getMonth(), k -> new ArrayList<>())
                        .add(event.recession().recession());
                all.add(event.recession().recession());
            }
        }
        all.sort(null);
        StringBuilder text = new StringBuilder("\nBy season, recession in mm/h: ");
        List<String> parts = new ArrayList<>();
        byMonth.forEach((month, rates) -> parts.add(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + rates.stream().map(Gardens::number).toList().toString().replaceAll("[\\[\\]]", "")));
        return text.append(String.join("; ", parts))
                .append("; median ")
                .append(number(all.get(all.size() / 2)))
                .append(
                        """
                        . Measured before by hand with Philadelphia's method: July 77 to 85, August 32, November and December 13 to 40, median 37; published for winters of this garden: recession 30 to 44 mm/h, infiltration 19 to 33 mm/h, 18 to 36 h to empty. It falls to a third from summer to winter, so that a garden may only be compared with itself in the same season.

                        Where the alert and the published measure differ: "to empty" counts from the end of the rain to 25 mm above the floor; the rule counts from the end of the inflow, which is the highest level and may come earlier, to 25 mm above the lowest level that it took for the floor.

                        """)
                .toString();
    }

    /** Our rain events beside those that Philadelphia published for the other two gardens. */
    private String published() {
        StringBuilder text = new StringBuilder(
                "### 306-3-1 and 1265-7-1, 2023\n\nPhiladelphia's published rains beside those found here; of the gardens' drawdown and infiltration the published files at hand have no figures.\n\n| garden | rains published | found with the same beginning | worst difference in depth | in duration | in peak |\n|---|---|---|---|---|---|\n");
        for (Garden garden : List.of(fast, lined)) {
            int found = 0;
            double depth = 0;
            double hours = 0;
            double peak = 0;
            for (Garden.Event event : garden.events()) {
                double[] known = garden.published(event);
                if (known.length > 0) {
                    found++;
                    depth = Math.max(depth, Math.abs(event.rain().depth() / known[0] - 1));
                    hours = Math.max(hours, Math.abs(event.rain().hours(Garden.STEP) - known[1]));
                    peak = Math.max(peak, Math.abs(event.rain().peak() / known[2] - 1));
                }
            }
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f %% | %.1f h | %.1f %% |%n",
                    garden == fast ? "306-3-1" : "1265-7-1",
                    garden.publishedRains(),
                    found,
                    100 * depth,
                    hours,
                    100 * peak));
        }
        return text.append("\n").toString();
    }

    /** The garden whose water rests in a pool; the rules know of the pool. */
    Garden pool() {
        return lined;
    }

    private String lined() throws IOException {
        return String.format(
                Locale.ROOT,
                "306-3-1 is unlined and empties within half an hour: `slow-drain` %s. 1265-7-1 is lined: three dry days after a rain its water rests between 45 and 60 mm and stays there. Its zone says `floor: %.0f mm`, where its water rests by design, and `slow-drain` %s; without that it %s, since a pool that never drains looks like water that does not drain.%n",
                times(fast),
                POOL,
                times(lined),
                times(withoutFloor));
    }

    private static String times(Garden garden) throws IOException {
        int slow = garden.run().of("slow-drain").size();
        return slow == 0 ? "never fires" : slow == 1 ? "fires once" : "fires " + slow + " times";
    }
}
