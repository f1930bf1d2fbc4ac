package io.dewline.rules.language;

import io.dewline.model.Document.Mark;
import io.dewline.model.FactKind;
import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.rules.dust.WindSide;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A checked, typed part of a condition. All units are settled: both sides of a comparison, a sum or a difference are in the same unit, constants are
 * converted. Quantities are those of one device: the device that {@link Over} is looking at, or, outside of any, the only device of the subject that
 * delivers them.
 */
public sealed interface Expr {

    /** Where it stands and how it is written; the text is what "what was used" shows. */
    record Origin(Mark mark, String text) {}

    Origin origin();

    Type type();

    /** The parts it is made of, from left to right. */
    default List<Expr> children() {
        return List.of();
    }

    <R> R accept(Cases<R> cases);

    default Mark mark() {
        return origin().mark();
    }

    default String text() {
        return origin().text();
    }

    /** The unit of a number.
     *
     * @throws IllegalStateException for a condition or a text */
    default Unit unit() {
        Unit unit = type().unit();
        if (unit == null) {
            throw new IllegalStateException(text() + " is no number");
        }
        return unit;
    }

    /** One method for each shape, so that whoever walks a tree notices a new one. */
    interface Cases<R> {
        R number(NumberConstant e);

        R text(TextConstant e);

        R truth(BooleanConstant e);

        R last(Last e);

        R age(Age e);

        R sliding(Sliding e);

        R aligned(Aligned e);

        R exceedances(Exceedances e);

        R inRow(InRow e);

        R times(Times e);

        R over(Over e);

        R compare(Compare e);

        R in(In e);

        R arithmetic(Arithmetic e);

        R negate(Negate e);

        R convert(Convert e);

        R and(And e);

        R or(Or e);

        R not(Not e);

        R limit(Limit e);

        R attribute(Attribute e);

        R fact(FactValue e);

        R factAge(FactAge e);

        R domain(Domain e);

        R facing(Facing e);

        R formula(Formula e);

        R influenced(Influenced e);

        R clockAhead(ClockAhead e);

        R told(Told e);

        R evaporation(Evaporation e);

        R equipped(Equipped e);

        R start(Start e);

        R calendar(OnCalendar e);
    }

    /** A number as written, already in {@code unit}. */
    record NumberConstant(Origin origin, double value, Unit unit) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.number(this);
        }
    }

    /** A text in quotes. */
    record TextConstant(Origin origin, String value) implements Expr {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.text(this);
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanConstant(Origin origin, boolean value) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.truth(this);
        }
    }

    /** The last valid value of a quantity of the device. An {@code optional} one that no device can deliver is left out, see {@link Absent}. */
    record Last(Origin origin, Quantity quantity, boolean optional) implements Expr {
        @Override
        public Type type() {
            return Type.number(quantity.unit());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.last(this);
        }
    }

    /** Seconds since the last valid value of a quantity of the device. */
    record Age(Origin origin, Last of) implements Expr {
        @Override
        public Type type() {
            return Type.number(Unit.SECOND);
        }

        @Override
        public List<Expr> children() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.age(this);
        }
    }

    /** A function over a window that slides with time, {@code share} (0 … 1) of it for a percentile; {@code body} is a number made of quantities of the one device, constants, limits and attributes. */
    record Sliding(Origin origin, TimeFunction function, double share, Expr body, Duration window, Unit unit)
            implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public List<Expr> children() {
            return List.of(body);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.sliding(this);
        }
    }

    /** A function over the last closed window of the clock (site's zone); a {@code window} of one day is the calendar day. Other lengths divide the day. */
    record Aligned(Origin origin, TimeFunction function, Expr body, Duration window, Unit unit) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public List<Expr> children() {
            return List.of(body);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.aligned(this);
        }
    }

    /** How many aligned windows of the calendar day so far met {@code condition}, in which every {@link Aligned} has the length {@code window}. */
    record Exceedances(Origin origin, Expr condition, Duration window) implements Expr {
        @Override
        public Type type() {
            return Type.number(Unit.ONE);
        }

        @Override
        public List<Expr> children() {
            return List.of(condition);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.exceedances(this);
        }
    }

    /** Whether {@code condition} held at each of the last {@code count} readings of the device. */
    record InRow(Origin origin, Expr condition, int count) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            return List.of(condition);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.inRow(this);
        }
    }

    /** At how many readings of the device inside the sliding window {@code condition} held. */
    record Times(Origin origin, Expr condition, Duration window) implements Expr {
        @Override
        public Type type() {
            return Type.number(Unit.ONE);
        }

        @Override
        public List<Expr> children() {
            return List.of(condition);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.times(this);
        }
    }

    /**
     * A function over the devices of the subject (see {@link Reach}) that deliver all of {@code quantities}. {@code least} is the first argument of
     * at_least: a count of devices, or a share of 0 … 1 when {@code share}; it is 0 for the other functions. With {@code optional} and no such device
     * it is left out, see {@link Absent}.
     */
    record Over(
            Origin origin,
            SpaceFunction function,
            double least,
            boolean share,
            Expr body,
            Set<String> quantities,
            boolean optional)
            implements Expr {
        public Over {
            quantities = Set.copyOf(quantities);
        }

        @Override
        public Type type() {
            return body.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(body);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.over(this);
        }
    }

    /** Two numbers in the same unit, or two texts (only == and !=). */
    record Compare(Origin origin, Comparison operator, Expr left, Expr right) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.compare(this);
        }
    }

    /** Whether a value equals one of several of the same type and unit. */
    record In(Origin origin, Expr value, List<Expr> options) implements Expr {
        public In {
            options = List.copyOf(options);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            List<Expr> all = new java.util.ArrayList<>(options);
            all.add(0, value);
            return List.copyOf(all);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.in(this);
        }
    }

    /** Two numbers combined; the result is in {@code unit}. Division by zero is undetermined. */
    record Arithmetic(Origin origin, Operator operator, Expr left, Expr right, Unit unit) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.arithmetic(this);
        }
    }

    /** A number with its sign turned. */
    record Negate(Origin origin, Expr of) implements Expr {
        @Override
        public Type type() {
            return of.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.negate(this);
        }
    }

    /** A number in another unit of the same dimension: {@code of.unit().to(unit, value)}. */
    record Convert(Origin origin, Expr of, Unit unit) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public List<Expr> children() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.convert(this);
        }
    }

    /** Kleene's and: false when one part is false, else undetermined when one is. */
    record And(Origin origin, List<Expr> parts) implements Expr {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            return parts;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.and(this);
        }
    }

    /** Kleene's or: true when one part is true, else undetermined when one is. */
    record Or(Origin origin, List<Expr> parts) implements Expr {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            return parts;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.or(this);
        }
    }

    /** Kleene's not: undetermined stays undetermined. */
    record Not(Origin origin, Expr of) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public List<Expr> children() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.not(this);
        }
    }

    /** A limit by name; its value for a subject, in {@code unit}, is {@link RuleSet#limit}. Without value it is undetermined. */
    record Limit(Origin origin, String id, Unit unit) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.limit(this);
        }
    }

    /** A configured value of the subject's place or device; a number is wanted in the type's unit, a bare configured number is taken to be in it. */
    record Attribute(Origin origin, Place place, String name, Type type) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.attribute(this);
        }
    }

    /** The value of a fact in force for the subject, nearest first: device, zone, site, area. district(x) and forecast(x, d) are facts too. */
    record FactValue(Origin origin, FactKind kind) implements Expr {
        /** Whether it may have any text, so that it is told for its own sake. */
        boolean isFree() {
            return kind.unit() == null && kind.words().isEmpty();
        }

        @Override
        public Type type() {
            Unit unit = kind.unit();
            return unit == null ? Type.TEXT : Type.number(unit);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.fact(this);
        }
    }

    /** Seconds since the beginning ({@code from}) of the newest fact of that kind for the subject, while it is in force. */
    record FactAge(Origin origin, FactKind kind) implements Expr {
        @Override
        public Type type() {
            return Type.number(Unit.SECOND);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.factAge(this);
        }
    }

    /** A domain calculator. {@code of} is the quantity it works on. With {@code optional} and no device for it, it is left out, see {@link Absent}. */
    record Domain(Origin origin, DomainFunction function, Quantity of, Unit unit, boolean optional) implements Expr {
        @Override
        public Type type() {
            return Type.number(unit);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.domain(this);
        }
    }

    /**
     * The mean over the devices of the subject's site that deliver all of {@code quantities} and stand on {@code side} of it as the wind blows; never {@link
     * WindSide#BESIDE}. With {@code optional} and no such device it is left out, see {@link Absent}.
     */
    record Facing(Origin origin, WindSide side, Expr body, Set<String> quantities, boolean optional) implements Expr {
        public Facing {
            quantities = Set.copyOf(quantities);
        }

        @Override
        public Type type() {
            return body.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(body);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.facing(this);
        }
    }

    /** What a calculator of dust makes of numbers of one device; the order of {@code of} is the function's. */
    record Formula(Origin origin, DustFunction function, List<Expr> of) implements Expr {
        public Formula {
            of = List.copyOf(of);
        }

        @Override
        public Type type() {
            return Type.number(Unit.ONE);
        }

        @Override
        public List<Expr> children() {
            return of;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.formula(this);
        }
    }

    /** Whether the samples of the device are at present kept out because of a running cannon; {@code of} is the quantity by which dust monitors are known. */
    record Influenced(Origin origin, Quantity of, boolean optional) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.influenced(this);
        }
    }

    /** Whether the time that the rule's device sent last was so far ahead that its arrival was taken instead. */
    record ClockAhead(Origin origin) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.clockAhead(this);
        }
    }

    /** Whether a fact that may have any text is in force; never missing. */
    record Told(Origin origin, FactKind kind) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.told(this);
        }
    }

    /** Whether a device that the subject sees has ever told a quantity; never missing. */
    record Equipped(Origin origin, Quantity quantity) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.equipped(this);
        }
    }

    /** Reference evapotranspiration in mm of the last {@code days} whole days at the subject's site. */
    record Evaporation(Origin origin, int days, boolean optional) implements Expr {
        @Override
        public Type type() {
            return Type.number(Unit.MILLIMETRE);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.evaporation(this);
        }
    }

    /** In the expected effect of a response: what {@code of}, the other side of the comparison, was when the response began. */
    record Start(Origin origin, Expr of) implements Expr {
        @Override
        public Type type() {
            return of.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(of);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.start(this);
        }
    }

    /**
     * Whether it is a schedule, a season or a working day, in the zone of the subject's site. Beside windows of the clock it is asked at the beginning of the
     * window judged last.
     */
    record OnCalendar(Origin origin, CalendarFunction function, String name) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.calendar(this);
        }
    }

    /** What the calendar is asked. */
    enum CalendarFunction {
        SCHEDULE,
        SEASON,
        WORKDAY
    }

    /** Functions over a window of one device. */
    enum TimeFunction {
        AVG,
        MIN,
        MAX,
        SUM,
        COUNT,
        /** Change per hour; of lengths in mm/h, of volumes in L/min, of anything else in its own unit as a plain number. */
        RATE,
        /** Last minus first; of a counter what it grew. */
        DELTA,
        /** Population standard deviation. */
        STDDEV,
        /** The oldest sample. */
        FIRST,
        /** What a share of the samples do not exceed; of the means of at most 60 parts of the window. */
        PERCENTILE
    }

    /** Functions over devices. */
    enum SpaceFunction {
        MAX,
        MIN,
        MEAN,
        /** Largest minus smallest. */
        SPREAD,
        ANY,
        ALL,
        AT_LEAST
    }

    /** Calculators of soil water, rain gardens and dust. */
    enum DomainFunction {
        /** Share of the available water that is used up, 0 … 1, of the subject's zone. */
        DEPLETION,
        /** Net depth in mm that brings the subject's zone back to field capacity. */
        REFILL,
        /** Hours that water has been standing since the inflow ended, 0 when it is gone. */
        DRAWDOWN,
        /** Fall in mm/h of the last falling limb that could be measured. */
        RECESSION,
        /** Median infiltration in mm/h of the last three falling limbs that could be measured. */
        INFILTRATION,
        /** Share of the season's usual infiltration that is left. */
        CLOGGING,
        /** Hours until the water reaches the lip at the present rate, at most 240. */
        TIME_TO_LIP,
        /** What the subject's site adds to its background, in the quantity's unit. */
        SITE_CONTRIBUTION,
        /** That background, in the quantity's unit. */
        BACKGROUND
    }

    /** Calculators of dust that need nothing but numbers. */
    enum DustFunction {
        /** Sub-index of HJ 633 of a concentration of PM10 in µg/m³. */
        IAQI_PM10,
        /** Sub-index of HJ 633 of a concentration of PM2.5 in µg/m³. */
        IAQI_PM25,
        /** Share of PM10 that is not PM2.5, of PM2.5 and PM10 in µg/m³. */
        COARSE_FRACTION
    }

    /** The order and equality of two values. */
    enum Comparison {
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        EQ("=="),
        NE("!=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** The four kinds of arithmetic. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Whose attribute. */
    enum Place {
        SITE,
        ZONE,
        DEVICE
    }
}
