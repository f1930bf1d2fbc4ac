package io.dewline.rules.engine;

import io.dewline.model.Transition;
import io.dewline.model.WindowResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The one way in which transitions and window results are written on a line; two that are equal are written alike, and only they. */
public final class TransitionText {
    private TransitionText() {}

    /** All that a transition says, on one line. */
    public static String render(Transition t) {
        StringBuilder text = new StringBuilder()
                .append(t.at())
                .append(' ')
                .append(t.step())
                .append(' ')
                .append(t.rule())
                .append(' ')
                .append(t.subject().key())
                .append(' ')
                .append(t.severity().word())
                .append(t.blind() ? " blind" : "")
                .append(" since=")
                .append(t.since());
        for (Transition.Used used : t.used()) {
            text.append(" [").append(used.text()).append(" = ").append(exact(used.value()));
            append(text, " ", used.unit());
            append(text, " from ", used.source());
            text.append(']');
        }
        Transition.Advice advice = t.advice();
        if (advice != null) {
            text.append(" advice=")
                    .append(advice.action())
                    .append(',')
                    .append(exact(advice.millimetres()))
                    .append("mm,")
                    .append(exact(advice.litres()))
                    .append("L,")
                    .append(exact(advice.minutes()))
                    .append("min");
        }
        text.append(" permit=").append(t.permit().name().toLowerCase(Locale.ROOT));
        append(text, ":", t.permitReason());
        append(text, " cause=", t.cause());
        text.append(t.drill() ? " drill" : "").append(" episode=").append(t.episode());
        return text.append('#')
                .append(t.n())
                .append(" configuration=")
                .append(t.configuration())
                .toString();
    }

    /** All that a window result says, on one line. */
    public static String render(WindowResult w) {
        return w.start() + "/" + w.end() + " " + w.verdict() + " " + w.rule() + " "
                + w.subject().key() + " " + w.quantity() + " mean=" + exact(w.mean()) + " min=" + exact(w.min())
                + " max=" + exact(w.max()) + " valid=" + exact(w.valid()) + " excluded=" + w.excluded()
                + " background=" + exact(w.background()) + " limit=" + exact(w.limit()) + " count=" + w.countToday()
                + (w.revised() ? " revised" : "");
    }

    /** A number rounded to {@code digits} significant digits, without exponent; "-" for none. */
    public static String plain(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "-";
        }
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(digits, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String exact(double value) {
        return Double.isNaN(value) ? "-" : Double.toString(value);
    }

    private static void append(StringBuilder text, String before, String part) {
        if (!part.isEmpty()) {
            text.append(before).append(part);
        }
    }
}
