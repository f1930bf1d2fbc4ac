package io.dewline.rules.engine;

import io.dewline.model.Severity;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Permit;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Unpack;
import org.jspecify.annotations.Nullable;

/** One episode under way: its phase, its levels, what was told of it last, and what may have remedied it. Times are epoch milliseconds. */
final class Episode {
    static final long NONE = Long.MIN_VALUE;

    final Phases phases;
    final Ladder ladder;
    String id = "";
    int n;
    Severity told = Severity.INFO;
    Permit permit = Permit.ALLOWED;
    String withheldBy = "";

    @Nullable
    Advice advice;

    double[] rain = {};
    boolean ran;
    long respondedAt = NONE;
    double[] starts = {};
    boolean effectTold;
    /** Since when the interlocks have been undetermined, on the link's clock. */
    long doubtSince = NONE;

    boolean doubted;
    boolean flapTold;

    Episode(Phases phases, int levels) {
        this.phases = phases;
        this.ladder = new Ladder(levels);
    }

    void write(Pack out) {
        phases.write(out);
        out.nest(body -> {
            ladder.write(body);
            body.whole(doubtSince);
            body.flag(doubted);
            body.flag(flapTold);
        });
        out.text(id);
        out.count(n);
        out.text(told.name());
        out.text(permit.name());
        out.text(withheldBy);
        out.flag(advice != null);
        if (advice != null) {
            out.text(advice.action());
            out.number(advice.millimetres());
            out.number(advice.litres());
            out.number(advice.minutes());
        }
        numbers(rain, out);
        out.flag(ran);
        out.whole(respondedAt);
        numbers(starts, out);
        out.flag(effectTold);
    }

    static Episode of(Unpack in, int levels) {
        Episode episode = new Episode(Phases.of(in), levels);
        Unpack body = in.nest();
        episode.ladder.read(body);
        if (body.more()) {
            episode.doubtSince = body.whole();
            episode.doubted = body.flag();
        }
        episode.flapTold = body.more() && body.flag();
        episode.id = in.text();
        episode.n = in.count();
        episode.told = Severity.valueOf(in.text());
        episode.permit = Permit.valueOf(in.text());
        episode.withheldBy = in.text();
        if (in.flag()) {
            episode.advice = new Advice(in.text(), in.number(), in.number(), in.number());
        }
        episode.rain = numbers(in);
        episode.ran = in.flag();
        episode.respondedAt = in.whole();
        episode.starts = numbers(in);
        episode.effectTold = in.flag();
        return episode;
    }

    private static void numbers(double[] values, Pack out) {
        out.count(values.length);
        for (double value : values) {
            out.number(value);
        }
    }

    private static double[] numbers(Unpack in) {
        double[] values = new double[in.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.number();
        }
        return values;
    }
}
