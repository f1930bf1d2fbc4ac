package io.dewline.rules.condition;

import io.dewline.model.Unit;
import io.dewline.rules.dust.WindSide;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Wind;
import io.dewline.rules.window.SoundLevel;
import java.util.Arrays;

/** upwind and downwind: the mean of the placed monitors of a site on one side. */
final class Facing extends NumberCode {
    private final Leaf leaf;
    private final WindSide side;
    private final boolean level;

    /** The monitors that say where they stand, with their bearings, and the wind. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ring(Over.Member[] members, double[] bearings, Wind wind) {
        /** Those of {@code all} that say where they stand. */
        static Ring of(Over.Member[] all, Wind wind) {
            Over.Member[] placed = placed(all);
            return new Ring(
                    placed, Arrays.stream(placed).mapToDouble(Ring::bearing).toArray(), wind);
        }

        private static Over.Member[] placed(Over.Member[] all) {
            return Arrays.stream(all)
                    .filter(member -> !Double.isNaN(bearing(member)))
                    .toArray(Over.Member[]::new);
        }

        private static double bearing(Over.Member member) {
            return member.device().device().figure("bearing", Unit.DEGREE);
        }
    }

    /** {@code level}: of levels in dB, whose mean is by energy. */
    Facing(Leaf leaf, WindSide side, boolean level) {
        this.leaf = leaf;
        this.side = side;
        this.level = level;
    }

    @Override
    double number(Scope scope, Moment moment) {
        if (!(scope.input(leaf.slot()) instanceof Ring ring)) {
            return Double.NaN;
        }
        double from = ring.wind.from(moment.now, WindSide.CALM);
        if (Double.isNaN(from)) {
            return Double.NaN;
        }
        int all = 0;
        int present = 0;
        double sum = 0;
        for (int i = 0; i < ring.members.length; i++) {
            if (WindSide.of(ring.bearings[i], from) != side) {
                continue;
            }
            Over.Member member = ring.members[i];
            double value = ((NumberCode) member.body()).number(member.scope(), moment);
            if (!Double.isNaN(value)) {
                all++;
                present++;
                sum += level ? SoundLevel.energy(value) : value;
            } else if (!member.scope().unequipped()) {
                all++;
            }
        }
        if (present == 0 || present * 2 < all) {
            return Double.NaN;
        }
        return level ? SoundLevel.of(sum / present) : sum / present;
    }

    @Override
    long due(Scope scope, Moment moment) {
        if (!moment.active || !(scope.input(leaf.slot()) instanceof Ring ring)) {
            return Long.MAX_VALUE;
        }
        long due = ring.wind.due(moment.now);
        for (Over.Member member : ring.members) {
            due = Math.min(due, member.body().due(member.scope(), moment));
        }
        return due;
    }

    @Override
    void use(Scope scope, Moment moment, Account account) {
        leaf.use(number(scope, moment), "", account);
        if (scope.input(leaf.slot()) instanceof Ring ring) {
            double from = ring.wind.from(moment.now, WindSide.CALM);
            account.use("wind from", from < 0 ? from + 360 : from, Unit.DEGREE.symbol(), "");
        }
    }

    @Override
    void lack(Scope scope, Moment moment, Account account) {
        if (!(scope.input(leaf.slot()) instanceof Ring ring) || ring.members.length == 0) {
            account.lack("bearing of the monitors");
            return;
        }
        double from = ring.wind.from(moment.now, WindSide.CALM);
        if (Double.isNaN(from)) {
            account.lack(
                    ring.wind.speed(moment.now) < WindSide.CALM
                            ? "wind, it is calm"
                            : "wind of "
                                    + ring.wind.stations().stream()
                                            .map(Track::id)
                                            .findFirst()
                                            .orElse("the site"));
            return;
        }
        boolean someone = false;
        for (int i = 0; i < ring.members.length; i++) {
            Over.Member member = ring.members[i];
            if (WindSide.of(ring.bearings[i], from) == side) {
                someone = true;
                if (!member.body().known(member.scope(), moment)) {
                    member.body().lack(member.scope(), moment, account);
                }
            }
        }
        if (!someone) {
            account.lack("a monitor " + side.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
