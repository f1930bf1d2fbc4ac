package io.dewline.rules.condition;

import io.dewline.rules.language.Expr.SpaceFunction;
import io.dewline.rules.series.Listener;
import io.dewline.rules.window.SoundLevel;
import java.util.Arrays;

/**
 * The devices that a function over devices looks at, with what each of them yielded when it was last asked. Where an answer can change only by what the
 * device tells, and at moments known before, a device is asked again when it told something or its moment has come, so that a reading costs one question
 * however many devices there are.
 */
final class Crowd implements Listener {
    private static final byte UNKNOWN = 0;
    private static final byte UNEQUIPPED = 1;
    private static final byte NO = 2;
    private static final byte YES = 3;
    private static final byte NUMBER = 4;

    private final Over.Member[] members;
    private final boolean keeps;
    private final double[] numbers;
    private final byte[] answers;
    private final long[] until;
    private final boolean[] waiting;
    private final int[] told;
    private final int[] count = new int[5];
    private int telling;
    private long earliest = Long.MIN_VALUE;
    private boolean changed = true;
    private double figure = Double.NaN;

    private Crowd(Over.Member[] members, boolean keeps) {
        this.members = members;
        this.keeps = keeps;
        this.numbers = new double[members.length];
        this.answers = new byte[members.length];
        this.until = new long[members.length];
        this.waiting = new boolean[members.length];
        this.told = new int[members.length];
        Arrays.fill(until, Long.MIN_VALUE);
        count[UNKNOWN] = members.length;
    }

    /** A crowd that hears of its members from now on. */
    static Crowd of(Over.Member[] members) {
        boolean keeps = members.length > 0;
        for (Over.Member member : members) {
            keeps &= member.body().steady() && member.scope().reads(member.device());
        }
        Crowd crowd = new Crowd(members, keeps);
        for (int i = 0; keeps && i < members.length; i++) {
            members[i].device().tell(crowd, i);
        }
        return crowd;
    }

    Over.Member[] members() {
        return members;
    }

    @Override
    public void told(int index) {
        if (!waiting[index]) {
            waiting[index] = true;
            told[telling++] = index;
        }
    }

    /** Asks whoever may answer otherwise than last time. */
    void ask(Moment moment) {
        if (keeps && moment.now < earliest) {
            for (int i = 0; i < telling; i++) {
                int index = told[i];
                ask(index, moment);
                earliest = Math.min(earliest, until[index]);
            }
        } else {
            earliest = Long.MAX_VALUE;
            for (int i = 0; i < members.length; i++) {
                if (!keeps || waiting[i] || moment.now >= until[i]) {
                    ask(i, moment);
                }
                earliest = Math.min(earliest, until[i]);
            }
        }
        telling = 0;
    }

    private void ask(int index, Moment moment) {
        waiting[index] = false;
        Over.Member member = members[index];
        byte before = answers[index];
        byte answer;
        if (member.body() instanceof NumberCode code) {
            double number = code.number(member.scope(), moment);
            answer = Double.isNaN(number) ? UNKNOWN : NUMBER;
            changed |= number != numbers[index];
            numbers[index] = number;
        } else {
            answer = switch (((VerdictCode) member.body()).test(member.scope(), moment)) {
                case TRUE -> YES;
                case FALSE -> NO;
                case UNDETERMINED -> UNKNOWN;
            };
        }
        if (answer == UNKNOWN && member.scope().unequipped()) {
            answer = UNEQUIPPED;
        }
        if (answer != before) {
            count[before]--;
            count[answer]++;
            answers[index] = answer;
            changed = true;
        }
        if (keeps) {
            until[index] = due(member, moment);
        }
    }

    /** When time alone may change the answer, whether or not an episode is under way. */
    private static long due(Over.Member member, Moment moment) {
        boolean active = moment.active;
        moment.active = true;
        long due = member.body().due(member.scope(), moment);
        moment.active = active;
        return due;
    }

    /** The earliest moment after now at which time alone may change an answer. */
    long due(Moment moment) {
        long due = Long.MAX_VALUE;
        if (keeps) {
            if (moment.active) {
                ask(moment);
                for (long end : until) {
                    due = Math.min(due, end);
                }
            }
            return due;
        }
        for (Over.Member member : members) {
            due = Math.min(due, member.body().due(member.scope(), moment));
        }
        return due;
    }

    /** How many said yes when they were last asked. */
    int yes() {
        return count[YES];
    }

    int no() {
        return count[NO];
    }

    /** How many have a sensor for what is asked, or may have. */
    int equipped() {
        return members.length - count[UNEQUIPPED];
    }

    /** The largest, smallest or mean number of all, or how far they are apart; NaN when fewer than half of those equipped have one. The mean of sound levels is that of their energy. */
    double figure(SpaceFunction function, boolean level) {
        if (changed) {
            changed = false;
            figure = combine(function, level);
        }
        return figure;
    }

    private double combine(SpaceFunction function, boolean level) {
        int present = count[NUMBER];
        if (present == 0 || present * 2 < equipped()) {
            return Double.NaN;
        }
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                sum += level ? SoundLevel.energy(number) : number;
                min = Math.min(min, number);
                max = Math.max(max, number);
            }
        }
        return switch (function) {
            case MAX -> max;
            case MIN -> min;
            case MEAN -> level ? SoundLevel.of(sum / present) : sum / present;
            case SPREAD -> max - min;
            case ANY, ALL, AT_LEAST -> throw new IllegalStateException(function + " is no number");
        };
    }
}
