package io.dewline.rules.series;

import io.dewline.model.Fact;
import io.dewline.model.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known under one fact's name for one subject, by the beginning of its validity. The one in force is the one that began last and has not
 * ended; where two began together, the one told last. Times are epoch milliseconds.
 */
public final class FactLine {
    private static final int KEPT = 64;

    private final String name;
    private final Subject subject;
    private final List<Fact> facts = new ArrayList<>(2);
    private boolean touched;
    private long version;

    public FactLine(String name, Subject subject) {
        this.name = name;
        this.subject = subject;
    }

    public String name() {
        return name;
    }

    public Subject subject() {
        return subject;
    }

    /** Takes over all that another line of the same name and subject knows. */
    public void take(FactLine other) {
        facts.clear();
        version++;
        facts.addAll(other.facts);
    }

    /** Grows with each fact. */
    public long version() {
        return version;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /** Takes a fact in; returns false when exactly this one is known already. */
    public boolean take(Fact fact) {
        int place = facts.size();
        for (int i = facts.size() - 1; i >= 0; i--) {
            Fact known = facts.get(i);
            if (known.from() == fact.from()
                    && known.until() == fact.until()
                    && known.value().equals(fact.value())) {
                return false;
            }
            if (known.from() > fact.from()) {
                place = i;
            }
        }
        facts.add(place, fact);
        version++;
        if (facts.size() > KEPT) {
            facts.remove(0);
        }
        return true;
    }

    /** The fact in force at {@code now}, null when it is missing. */
    public @Nullable Fact at(long now) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            Fact fact = facts.get(i);
            if (fact.from() <= now && now < fact.until()) {
                return fact;
            }
        }
        return null;
    }

    /** Whether one told of began in {@code from} … {@code to}, both included. */
    public boolean began(long from, long to) {
        for (Fact fact : facts) {
            if (fact.from() >= from && fact.from() <= to) {
                return true;
            }
        }
        return false;
    }

    /** The sum of the numbers told for times from {@code from} to before {@code to}. */
    public double sum(long from, long to) {
        double sum = 0;
        for (Fact fact : facts) {
            Double number = fact.value().number();
            if (number != null && fact.from() >= from && fact.from() < to) {
                sum += number;
            }
        }
        return sum;
    }

    /** The next moment after {@code now} at which one begins or ends; {@link Long#MAX_VALUE} for none. */
    public long next(long now) {
        long next = Long.MAX_VALUE;
        for (Fact fact : facts) {
            if (fact.from() > now) {
                next = Math.min(next, fact.from());
            }
            if (fact.until() > now) {
                next = Math.min(next, fact.until());
            }
        }
        return next;
    }

    /** Marks the line as changed since the last snapshot; returns whether it was unchanged before. */
    public boolean touch() {
        boolean before = touched;
        touched = true;
        return !before;
    }

    /** What is known in the snapshot's layout; it counts as unchanged from here on. */
    public void write(Pack out) {
        touched = false;
        out.text(name);
        out.text(subject.level().name());
        out.text(subject.area());
        out.text(subject.site());
        out.text(subject.zone());
        out.text(subject.device());
        out.count(facts.size());
        for (Fact fact : facts) {
            Double number = fact.value().number();
            String text = fact.value().text();
            out.flag(number != null);
            out.number(number == null ? 0 : number);
            out.text(text == null ? "" : text);
            out.text(fact.source());
            out.text(fact.who());
            out.whole(fact.from());
            out.whole(fact.until());
            out.whole(fact.arrived());
        }
    }

    /** The line that {@link #write} wrote. */
    public static FactLine of(byte[] state) {
        Unpack in = new Unpack(state);
        String name = in.text();
        Subject.Level level = Subject.Level.valueOf(in.text());
        FactLine line = new FactLine(name, new Subject(level, in.text(), in.text(), in.text(), in.text()));
        line.read(in);
        return line;
    }

    private void read(Unpack in) {
        for (int i = in.count(); i > 0; i--) {
            boolean isNumber = in.flag();
            double number = in.number();
            String text = in.text();
            Fact.Value value = isNumber ? Fact.Value.of(number) : Fact.Value.of(text);
            facts.add(new Fact(name, subject, value, in.text(), in.text(), in.whole(), in.whole(), in.whole()));
        }
    }
}
