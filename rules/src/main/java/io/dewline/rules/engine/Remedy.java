package io.dewline.rules.engine;

import io.dewline.model.RuleCard;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Unit;
import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Series;
import io.dewline.rules.soil.Irrigation;
import java.util.List;

/**
 * What can remedy a subject's condition, and what shows that it was: actuators that carry out the rule's action, the rain gauges around, and what people
 * say they watered or sprayed.
 */
final class Remedy {
    /** Less rain than this remedies nothing, in mm. */
    private static final double EFFECTIVE_RAIN = 2;

    private final RuleCard.Respond respond;
    private final List<Series> actuators;
    private final List<Series> gauges;
    private final FactLine[] served;
    private final Irrigation irrigation;
    private final boolean adviseOnly;

    Remedy(
            RuleCard.Respond respond,
            List<Series> actuators,
            List<Series> gauges,
            FactLine[] served,
            Irrigation irrigation,
            boolean adviseOnly) {
        this.respond = respond;
        this.actuators = List.copyOf(actuators);
        this.gauges = List.copyOf(gauges);
        this.served = served;
        this.irrigation = irrigation;
        this.adviseOnly = adviseOnly;
    }

    /** Whether only a person may carry it out, whatever the site's mode. */
    boolean adviseOnly() {
        return adviseOnly;
    }

    /** Whether an actuator reports, since {@code from}, that it runs. */
    boolean runs(long from, long now) {
        for (Series actuator : actuators) {
            if (actuator.at() >= from && actuator.value(now) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody watered or sprayed in {@code from} … {@code now}. */
    boolean served(long from, long now) {
        for (FactLine line : served) {
            if (line.began(from, now)) {
                return true;
            }
        }
        return false;
    }

    /** What each gauge has collected so far, in mm. */
    double[] rain() {
        double[] collected = new double[gauges.size()];
        for (int i = 0; i < collected.length; i++) {
            collected[i] = gauges.get(i).total();
        }
        return collected;
    }

    /** Whether a gauge has collected enough since {@code before}. */
    boolean rained(double[] before) {
        for (int i = 0; i < before.length && i < gauges.size(); i++) {
            if (gauges.get(i).total() - before[i] >= EFFECTIVE_RAIN) {
                return true;
            }
        }
        return false;
    }

    /** What to do for an amount in {@code unit}; without an amount, a run as long as the rule allows. */
    Advice advice(double amount, Unit unit) {
        double millimetres = Double.NaN;
        double litres = Double.NaN;
        double minutes = Double.NaN;
        if (Double.isNaN(amount)) {
            minutes = unit == Unit.ONE ? respond.maximum().toMillis() / 60_000.0 : Double.NaN;
        } else {
            switch (unit.dimension()) {
                case LENGTH -> {
                    millimetres = unit.to(Unit.MILLIMETRE, amount);
                    litres = irrigation.litres(millimetres);
                    minutes = irrigation.minutes(millimetres);
                }
                case VOLUME -> litres = unit.to(Unit.LITRE, amount);
                default -> minutes = unit.to(Unit.MINUTE, amount);
            }
        }
        return new Advice(respond.action(), millimetres, litres, minutes);
    }

    /** Whether people would do something else on {@code next} than on {@code told}: a quarter more or less. */
    static boolean differs(Advice told, Advice next) {
        return differs(told.millimetres(), next.millimetres())
                || differs(told.litres(), next.litres())
                || differs(told.minutes(), next.minutes());
    }

    private static boolean differs(double told, double next) {
        if (Double.isNaN(told) || Double.isNaN(next)) {
            return Double.isNaN(told) != Double.isNaN(next);
        }
        return Math.abs(next - told) > 0.25 * Math.max(Math.abs(told), 1);
    }
}
