package io.dewline.sim.fault;

import io.dewline.sim.physics.Dice;
import io.dewline.sim.wire.Publication;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readings that come twice: as they are, or with another value at the same time. */
final class Repeated implements Trouble {
    static final String REPEAT = "repeat";
    static final String CONFLICTING = "conflicting";
    private static final Pattern FIRST_VALUE = Pattern.compile("(\"values\":\\{\"[a-z0-9_]+\":)([^,}]+)");

    private final double share;
    private final boolean other;
    private final Dice dice;

    Repeated(double share, boolean other, Dice dice) {
        this.share = share;
        this.other = other;
        this.dice = dice;
    }

    @Override
    public void carry(Publication said, Road road) {
        road.send(said);
        if (Troubles.isReading(said) && dice.uniform() < share) {
            road.send(other ? said.spoilt(changed(said.payload()), CONFLICTING) : said.spoilt(said.payload(), REPEAT));
        }
    }

    private static String changed(String payload) {
        Matcher value = FIRST_VALUE.matcher(payload);
        // A tenth more, and never the same: a sensor that answers twice has measured twice.
        return value.find()
                ? value.replaceFirst(
                        "$1" + Math.round(1000 * (Double.parseDouble(value.group(2)) * 1.1 + 0.001)) / 1000.0)
                : payload;
    }
}
