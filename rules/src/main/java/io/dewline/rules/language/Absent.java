package io.dewline.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Leaves out of a condition what is optional and has no device: the smallest comparison, logical part or function that needs it disappears, so that an
 * {@code and} or {@code or} is made of its other parts. Inside {@link Expr.Over} what is there differs from device to device: apply it to the body again
 * for each.
 */
public final class Absent implements Expr.Cases<Optional<Expr>> {
    private final Predicate<Set<String>> present;

    private Absent(Predicate<Set<String>> present) {
        this.present = present;
    }

    /** The condition without its absent parts; empty when nothing is left. {@code present} tells whether a device delivers all the quantities it is given. */
    public static Optional<Expr> leaveOut(Expr condition, Predicate<Set<String>> present) {
        return condition.accept(new Absent(present));
    }

    @Override
    public Optional<Expr> number(Expr.NumberConstant e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> text(Expr.TextConstant e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> truth(Expr.BooleanConstant e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> last(Expr.Last e) {
        return there(e, e.optional(), e.quantity().id());
    }

    @Override
    public Optional<Expr> age(Expr.Age e) {
        return e.of().accept(this).map(x -> e);
    }

    @Override
    public Optional<Expr> sliding(Expr.Sliding e) {
        return e.body().accept(this).map(x -> e);
    }

    @Override
    public Optional<Expr> aligned(Expr.Aligned e) {
        return e.body().accept(this).map(x -> e);
    }

    @Override
    public Optional<Expr> exceedances(Expr.Exceedances e) {
        return e.condition().accept(this).map(c -> new Expr.Exceedances(e.origin(), c, e.window()));
    }

    @Override
    public Optional<Expr> inRow(Expr.InRow e) {
        return e.condition().accept(this).map(c -> new Expr.InRow(e.origin(), c, e.count()));
    }

    @Override
    public Optional<Expr> times(Expr.Times e) {
        return e.condition().accept(this).map(c -> new Expr.Times(e.origin(), c, e.window()));
    }

    @Override
    public Optional<Expr> over(Expr.Over e) {
        return e.optional() && !present.test(e.quantities()) ? Optional.empty() : Optional.of(e);
    }

    @Override
    public Optional<Expr> compare(Expr.Compare e) {
        return e.left()
                .accept(this)
                .flatMap(l -> e.right().accept(this).map(r -> new Expr.Compare(e.origin(), e.operator(), l, r)));
    }

    @Override
    public Optional<Expr> in(Expr.In e) {
        return e.value().accept(this).map(v -> new Expr.In(e.origin(), v, e.options()));
    }

    @Override
    public Optional<Expr> arithmetic(Expr.Arithmetic e) {
        return e.left().accept(this).flatMap(l -> e.right()
                .accept(this)
                .map(r -> new Expr.Arithmetic(e.origin(), e.operator(), l, r, e.unit())));
    }

    @Override
    public Optional<Expr> negate(Expr.Negate e) {
        return e.of().accept(this).map(x -> new Expr.Negate(e.origin(), x));
    }

    @Override
    public Optional<Expr> convert(Expr.Convert e) {
        return e.of().accept(this).map(x -> new Expr.Convert(e.origin(), x, e.unit()));
    }

    @Override
    public Optional<Expr> and(Expr.And e) {
        return some(e.parts(), parts -> new Expr.And(e.origin(), parts));
    }

    @Override
    public Optional<Expr> or(Expr.Or e) {
        return some(e.parts(), parts -> new Expr.Or(e.origin(), parts));
    }

    @Override
    public Optional<Expr> not(Expr.Not e) {
        return e.of().accept(this).map(x -> new Expr.Not(e.origin(), x));
    }

    @Override
    public Optional<Expr> limit(Expr.Limit e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> attribute(Expr.Attribute e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> fact(Expr.FactValue e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> factAge(Expr.FactAge e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> domain(Expr.Domain e) {
        return there(e, e.optional(), e.of().id());
    }

    @Override
    public Optional<Expr> facing(Expr.Facing e) {
        return e.optional() && !present.test(e.quantities()) ? Optional.empty() : Optional.of(e);
    }

    @Override
    public Optional<Expr> formula(Expr.Formula e) {
        List<Expr> left = new ArrayList<>();
        e.of().forEach(part -> part.accept(this).ifPresent(left::add));
        return left.size() < e.of().size()
                ? Optional.empty()
                : Optional.of(new Expr.Formula(e.origin(), e.function(), left));
    }

    @Override
    public Optional<Expr> influenced(Expr.Influenced e) {
        return there(e, e.optional(), e.of().id());
    }

    @Override
    public Optional<Expr> clockAhead(Expr.ClockAhead e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> told(Expr.Told e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> equipped(Expr.Equipped e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> evaporation(Expr.Evaporation e) {
        return there(e, e.optional(), "temperature");
    }

    @Override
    public Optional<Expr> start(Expr.Start e) {
        return Optional.of(e);
    }

    @Override
    public Optional<Expr> calendar(Expr.OnCalendar e) {
        return Optional.of(e);
    }

    private Optional<Expr> there(Expr e, boolean optional, String quantity) {
        return optional && !present.test(Set.of(quantity)) ? Optional.empty() : Optional.of(e);
    }

    private Optional<Expr> some(List<Expr> parts, Function<List<Expr>, Expr> whole) {
        List<Expr> left = new ArrayList<>();
        parts.forEach(part -> part.accept(this).ifPresent(left::add));
        boolean nothing =
                left.isEmpty() || (left.size() < parts.size() && left.stream().allMatch(Absent::isTime));
        return nothing ? Optional.empty() : Optional.of(left.size() == 1 ? left.get(0) : whole.apply(left));
    }

    /** A time alone is nothing to judge: of "noise by night" without a microphone, the night is not left over. */
    private static boolean isTime(Expr e) {
        return e instanceof Expr.OnCalendar
                || ((e instanceof Expr.Not || e instanceof Expr.And || e instanceof Expr.Or)
                        && e.children().stream().allMatch(Absent::isTime));
    }
}
