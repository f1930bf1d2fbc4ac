package io.dewline.rules.soil;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A planting date and what follows for the allowed depletion: until the end of its second growing season a planting is watered as a new one, at MAD 0.30
 * (common practice; rain garden guides ask for watering in the first one to two growing seasons). A season that the planting still falls into is its
 * first. When seasons begin and end is the place's own; a season may reach over the turn of the year.
 *
 * @param planted day of planting
 * @param seasonBegins first day of the growing season
 * @param seasonEnds last day of the growing season
 */
public record Planting(LocalDate planted, MonthDay seasonBegins, MonthDay seasonEnds) {
    private static final int SEASONS = 2;

    /** Last day on which it counts as new: the end of the second growing season. */
    public LocalDate established() {
        LocalDate end = seasonEnds.atYear(planted.getYear());
        if (end.isBefore(planted)) {
            end = seasonEnds.atYear(planted.getYear() + 1);
        }
        return seasonEnds.atYear(end.getYear() + SEASONS - 1);
    }

    /** Whether it still counts as new on {@code day}; not before it was planted. */
    public boolean young(LocalDate day) {
        return !day.isBefore(planted) && !day.isAfter(established());
    }

    /** Whether {@code day} lies in a growing season. */
    public boolean growing(LocalDate day) {
        MonthDay of = MonthDay.from(day);
        return seasonBegins.isAfter(seasonEnds)
                ? !of.isBefore(seasonBegins) || !of.isAfter(seasonEnds)
                : !of.isBefore(seasonBegins) && !of.isAfter(seasonEnds);
    }

    /**
     * Management allowed depletion on a day.
     *
     * @param established the MAD of the grown planting, 0 … 1
     * @return the lower one of that and a new planting's while it is young
     */
    public double allowedDepletion(double established, LocalDate day) {
        return young(day) ? Math.min(established, PlantGroup.NEW_PLANTING.allowedDepletion()) : established;
    }
}
