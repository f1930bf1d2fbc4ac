package io.dewline.rules.condition;

import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.rules.language.Absent;
import io.dewline.rules.language.Expr;
import io.dewline.rules.series.Track;
import io.dewline.rules.window.Alignment;
import io.dewline.rules.window.Columns;
import io.dewline.rules.window.Scale;
import io.dewline.rules.window.SlidingWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree into code and the slots that the code reads. */
final class Compiler implements Expr.Cases<Code> {
    private final Slots slots;
    private final Inputs inputs;
    private final List<NumberCode> starts;
    private final @Nullable Function<String, Slots.Slot> cells;
    private final long clock;
    private boolean strict;
    private boolean judged;
    private List<Expr> times = List.of();

    private Compiler(
            Slots slots,
            Inputs inputs,
            List<NumberCode> starts,
            @Nullable Function<String, Slots.Slot> cells,
            long clock) {
        this.clock = clock;
        this.slots = slots;
        this.inputs = inputs;
        this.starts = starts;
        this.cells = cells;
    }

    /**
     * Code that reads {@code slots}; what each word "start" stands for is added to {@code starts}. {@code clock} is the length of the windows of the clock by
     * which the rule goes, in milliseconds, 0 for none; {@code times} are the parts of the calendar in which its windows count.
     */
    static Code compile(Expr expr, Slots slots, boolean active, List<NumberCode> starts, long clock, List<Expr> times) {
        Compiler compiler = new Compiler(slots, new Inputs(active), starts, null, clock);
        compiler.times = times;
        return expr.accept(compiler);
    }

    /** The parts of the calendar that must hold for {@code condition} to be true. */
    static List<Expr> times(Expr condition) {
        if (isTime(condition)) {
            return List.of(condition);
        }
        return condition instanceof Expr.And and
                ? and.parts().stream().flatMap(part -> times(part).stream()).toList()
                : List.of();
    }

    /** The same for an interlock: a sensor that says nothing is missing, never left out. */
    static VerdictCode interlock(Expr expr, Slots slots, List<NumberCode> starts, long clock, List<Expr> times) {
        Compiler compiler = new Compiler(slots, new Inputs(true), starts, null, clock);
        compiler.times = times;
        compiler.strict = true;
        return compiler.verdict(expr);
    }

    /** Code that computes one sample, its quantities read from {@code cells}. */
    static NumberCode sample(Expr expr, Slots slots, Function<String, Slots.Slot> cells) {
        return (NumberCode) expr.accept(new Compiler(slots, new Inputs(false), new ArrayList<>(), cells, 0));
    }

    private Code code(Expr expr) {
        return expr.accept(this);
    }

    private NumberCode number(Expr expr) {
        return (NumberCode) code(expr);
    }

    private VerdictCode verdict(Expr expr) {
        return (VerdictCode) code(expr);
    }

    private TextCode text(Expr expr) {
        return (TextCode) code(expr);
    }

    private Leaf leaf(Expr expr, Slots.Slot slot) {
        Leaf leaf = Leaf.of(slots.add(slot), expr);
        return strict ? leaf.required() : leaf;
    }

    @Override
    public Code number(Expr.NumberConstant e) {
        return new Arithmetic.Constant(e.value());
    }

    @Override
    public Code text(Expr.TextConstant e) {
        return new Configured.Quoted(e.value());
    }

    @Override
    public Code truth(Expr.BooleanConstant e) {
        return new Logic.Constant(e.value());
    }

    @Override
    public Code last(Expr.Last e) {
        return new Measured.Last(leaf(e, signal(e.quantity())));
    }

    private Slots.Slot signal(Quantity quantity) {
        return cells == null ? inputs.last(quantity) : cells.apply(quantity.id());
    }

    @Override
    public Code age(Expr.Age e) {
        return new Measured.Age(leaf(e, signal(e.of().quantity())));
    }

    @Override
    public Code sliding(Expr.Sliding e) {
        Statistic statistic = statistic(e.function(), e.share(), e.body(), e.unit());
        Samples samples = new Samples(e.body());
        return new Windowed.Sliding(
                leaf(
                        e,
                        inputs.sliding(
                                samples::series,
                                samples.quantities(),
                                e.window().toMillis(),
                                statistic.columns())),
                statistic);
    }

    @Override
    public Code aligned(Expr.Aligned e) {
        Statistic statistic = statistic(e.function(), 0, e.body(), e.unit());
        Samples samples = new Samples(e.body());
        return new Windowed.Aligned(
                leaf(e, inputs.aligned(samples::series, e.window().toMillis(), statistic.columns())), statistic);
    }

    private static Statistic statistic(Expr.TimeFunction function, double share, Expr body, Unit unit) {
        Quantity.Form form = body instanceof Expr.Last last ? last.quantity().form() : Quantity.Form.GAUGE;
        return new Statistic(function, share, form, body.unit(), unit);
    }

    @Override
    public Code exceedances(Expr.Exceedances e) {
        boolean outer = judged;
        judged = true;
        VerdictCode condition = verdict(e.condition());
        judged = outer;
        return new Counted.Exceedances(
                leaf(e, judge(condition, e.condition(), e.window().toMillis())), condition);
    }

    /** Windows that begin outside of the times that stand beside them are not judged at all. */
    private Slots.Slot judge(VerdictCode condition, Expr expr, long length) {
        boolean active = inputs.active();
        Compiler own = new Compiler(slots, inputs, starts, cells, length);
        List<VerdictCode> during = times.stream().map(own::verdict).toList();
        int slot = slots.size();
        return (binding, scope) -> {
            Judgements judgements = new Judgements();
            Wiring wiring = binding.wiring();
            boolean emits = !active && wiring.claim(binding.subject(), length + " " + windows(expr));
            Alignment alignment = binding.places().alignment(length, binding.subject());
            wiring.judges.add(new Judge(condition, scope, judgements, binding.subject(), alignment, emits, during));
            wiring.memories.add(new Wiring.Memory(slot + binding.path(), judgements::write, judgements::read));
            return judgements;
        };
    }

    private static String windows(Expr expr) {
        if (expr instanceof Expr.Aligned aligned) {
            return aligned.body().text();
        }
        for (Expr child : expr.children()) {
            String found = windows(child);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** The length of the windows of the clock in {@code expr}, in milliseconds; 0 where there are none. */
    static long length(Expr expr) {
        if (expr instanceof Expr.Aligned aligned) {
            return aligned.window().toMillis();
        }
        for (Expr child : expr.children()) {
            long found = length(child);
            if (found > 0) {
                return found;
            }
        }
        return 0;
    }

    @Override
    public Code inRow(Expr.InRow e) {
        VerdictCode condition = verdict(e.condition());
        return new Counted.InRow(
                leaf(e, memory(condition, new Samples(e.condition()), binding -> new Counted.Streak())),
                e.count(),
                condition);
    }

    @Override
    public Code times(Expr.Times e) {
        VerdictCode condition = verdict(e.condition());
        Samples samples = new Samples(e.condition());
        long length = e.window().toMillis();
        return new Counted.Times(
                leaf(e, memory(condition, samples, track -> {
                    Scale ones = Scale.of(0, 1);
                    return new Counted.Tries(new SlidingWindow(length, track.interval(), Columns.SUM, ones));
                })),
                condition);
    }

    private Slots.Slot memory(VerdictCode condition, Samples samples, Function<Track, Counted.Memory> maker) {
        int slot = slots.size();
        return (binding, scope) -> {
            List<Track> devices = binding.places().devices(binding.subject(), samples.quantities());
            if (devices.isEmpty()) {
                return null;
            }
            Track track = devices.get(0);
            Counted.Memory memory = maker.apply(track);
            long columns = 0;
            for (String quantity : samples.quantities()) {
                track.series(quantity);
                columns |= 1L << Math.min(track.column(quantity), 63);
            }
            Wiring wiring = binding.wiring();
            wiring.notes.add(new Wiring.Note(
                    track, columns, (moment, at) -> memory.note(condition.test(scope, moment), at, moment.now)));
            wiring.memories.add(new Wiring.Memory(slot + binding.path(), memory::write, memory::read));
            return memory;
        };
    }

    @Override
    public Code over(Expr.Over e) {
        Members members = members(e.body(), e.quantities());
        Leaf leaf = leaf(e, (binding, scope) -> Crowd.of(members.of(binding)));
        return switch (e.function()) {
            case MAX, MIN, MEAN, SPREAD -> new Over.Figure(leaf, e.function(), isLevel(e.body()));
            case ANY, ALL, AT_LEAST -> new Over.Truth(leaf, e.function(), e.least(), e.share());
        };
    }

    /** How a part that looks at several devices finds them. */
    private interface Members {
        Over.Member[] of(Binding binding);
    }

    /** Each device has its own view; what is optional in the body may be absent from some, so that they differ in code. */
    private Members members(Expr of, Set<String> quantities) {
        Map<Expr, Body> bodies = new HashMap<>();
        boolean inside = judged;
        List<Expr> during = times;
        int part = slots.size();
        return binding -> {
            List<Over.Member> members = new ArrayList<>();
            for (Track track : binding.places().devices(binding.subject(), quantities)) {
                Binding own = binding.within(part).to(track);
                Optional<Expr> left = Absent.leaveOut(of, wanted -> !binding.places()
                        .devices(own.subject(), wanted)
                        .isEmpty());
                left.ifPresent(expr -> {
                    Body body = bodies.computeIfAbsent(expr, x -> body(x, inside, during));
                    members.add(new Over.Member(track, body.code(), body.slots().bind(own)));
                });
            }
            return members.toArray(Over.Member[]::new);
        };
    }

    @Override
    public Code facing(Expr.Facing e) {
        Members members = members(e.body(), e.quantities());
        return new Facing(
                leaf(e, (binding, scope) -> Facing.Ring.of(members.of(binding.onSite()), inputs.wind(binding))),
                e.side(),
                isLevel(e.body()));
    }

    private static boolean isLevel(Expr body) {
        return body.type().isNumber() && body.unit().dimension() == Unit.Dimension.SOUND_LEVEL;
    }

    private record Body(Code code, Slots slots) {}

    private Body body(Expr expr, boolean inside, List<Expr> during) {
        Slots own = new Slots();
        Compiler compiler = new Compiler(own, inputs, starts, cells, clock);
        compiler.judged = inside;
        compiler.times = during;
        return new Body(expr.accept(compiler), own);
    }

    @Override
    public Code compare(Expr.Compare e) {
        if (!e.left().type().isNumber()) {
            return new Compare.Texts(e.operator(), text(e.left()), text(e.right()));
        }
        VerdictCode code = new Compare.Numbers(e.operator(), number(e.left()), number(e.right()), Ramps.in(e));
        long length = judged || counts(e) ? 0 : length(e);
        if (length > 0) {
            slots.add(judge(code, e, length));
        }
        return code;
    }

    /** Whether the windows in it are judged by a part of it. */
    private static boolean counts(Expr expr) {
        return expr instanceof Expr.Exceedances || expr.children().stream().anyMatch(Compiler::counts);
    }

    @Override
    public Code in(Expr.In e) {
        if (e.value().type().isNumber()) {
            return new Compare.NumberIn(
                    number(e.value()), e.options().stream().map(this::number).toArray(NumberCode[]::new));
        }
        return new Compare.TextIn(
                text(e.value()), e.options().stream().map(this::text).toArray(TextCode[]::new));
    }

    @Override
    public Code arithmetic(Expr.Arithmetic e) {
        return new Arithmetic.Binary(e.operator(), number(e.left()), number(e.right()));
    }

    @Override
    public Code negate(Expr.Negate e) {
        return new Arithmetic.Negate(number(e.of()));
    }

    @Override
    public Code convert(Expr.Convert e) {
        return new Arithmetic.Convert(number(e.of()), e.of().unit(), e.unit());
    }

    @Override
    public Code and(Expr.And e) {
        List<Expr> outer = times;
        List<Expr> inner = new ArrayList<>(outer);
        for (Expr part : e.parts()) {
            if (isTime(part) && !inner.contains(part)) {
                inner.add(part);
            }
        }
        times = inner;
        VerdictCode[] parts = e.parts().stream().map(this::verdict).toArray(VerdictCode[]::new);
        times = outer;
        return Logic.and(parts);
    }

    /** What stands beside windows of the clock says when they are judged at all. */
    private static boolean isTime(Expr part) {
        return part instanceof Expr.OnCalendar || (part instanceof Expr.Not not && isTime(not.of()));
    }

    @Override
    public Code or(Expr.Or e) {
        return Logic.or(e.parts().stream().map(this::verdict).toArray(VerdictCode[]::new));
    }

    @Override
    public Code not(Expr.Not e) {
        return new Logic.Not(verdict(e.of()));
    }

    @Override
    public Code limit(Expr.Limit e) {
        return new Configured.Figure(leaf(e, Inputs.limit(e)));
    }

    @Override
    public Code attribute(Expr.Attribute e) {
        Leaf leaf = leaf(e, Inputs.attribute(e));
        return e.type().isNumber() ? new Configured.Figure(leaf) : new Configured.Word(leaf);
    }

    @Override
    public Code fact(Expr.FactValue e) {
        Leaf leaf = leaf(e, inputs.fact(e.kind().name()));
        return e.type().isNumber()
                ? new Told.Figure(leaf, e.kind().name())
                : new Told.Word(leaf, e.kind().name());
    }

    @Override
    public Code factAge(Expr.FactAge e) {
        return new Told.Age(leaf(e, inputs.fact(e.kind().name())), e.kind().name());
    }

    @Override
    public Code domain(Expr.Domain e) {
        return switch (e.function()) {
            case DEPLETION -> new Domain.Soil(leaf(e, Soils.slot(e.of(), inputs.active())), false);
            case REFILL -> new Domain.Soil(leaf(e, Soils.slot(e.of(), inputs.active())), true);
            case DRAWDOWN -> new Domain.Standing(leaf(e, inputs.drawdown(e.of())));
            case RECESSION, INFILTRATION, CLOGGING ->
                new Gardens.Emptied(leaf(e, Gardens.limbs(e.of().id(), inputs.active())), e.function());
            case TIME_TO_LIP -> new Gardens.ToLip(leaf(e, Gardens.rise(e.of().id(), inputs.active())));
            case SITE_CONTRIBUTION -> new DustCode.Contribution(leaf(e, inputs.contribution(e.of())), false);
            case BACKGROUND -> new DustCode.Contribution(leaf(e, inputs.contribution(e.of())), true);
        };
    }

    @Override
    public Code formula(Expr.Formula e) {
        return new DustCode.Formula(
                e.function(), e.of().stream().map(this::number).toArray(NumberCode[]::new));
    }

    @Override
    public Code influenced(Expr.Influenced e) {
        return new DustCode.Influenced(leaf(e, inputs.influence(e.of())));
    }

    @Override
    public Code clockAhead(Expr.ClockAhead e) {
        return new Measured.ClockAhead(leaf(e, inputs.device()));
    }

    @Override
    public Code told(Expr.Told e) {
        return new Told.InForce(leaf(e, inputs.fact(e.kind().name())));
    }

    @Override
    public Code equipped(Expr.Equipped e) {
        String quantity = e.quantity().id();
        return new Measured.Equipped(slots.add(inputs.every(quantity)));
    }

    @Override
    public Code evaporation(Expr.Evaporation e) {
        return new Evaporation(leaf(e, Evaporation.slot(e.days(), inputs.active())), e.days());
    }

    @Override
    public Code start(Expr.Start e) {
        starts.add(number(e.of()));
        return new Counted.Start(starts.size() - 1, e.text(), e.unit().symbol());
    }

    @Override
    public Code calendar(Expr.OnCalendar e) {
        return new OnCalendar(slots.add((binding, scope) -> Hours.of(e, clock, binding)));
    }
}
