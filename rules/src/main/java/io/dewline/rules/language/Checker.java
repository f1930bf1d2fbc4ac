package io.dewline.rules.language;

import io.dewline.model.Document.Mark;
import io.dewline.model.FactKind;
import io.dewline.model.Problem;
import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.model.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks one condition: names, types, units. What is wrong becomes a problem and null, and the rest is still looked at. */
final class Checker {
    /** What people call a function that has another name here. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "average", "avg", "maximum", "max", "minimum", "min", "total", "sum", "latest", "last", "std", "stddev");

    private final Scene scene;
    private final Passage passage;
    private final Operators operators;
    private final Names names;
    private boolean optional;
    private boolean expectsEffect;
    private @Nullable Expr effect;
    private @Nullable Devices devices;

    /** What a function over devices needs of each device. */
    record Devices(Set<String> required, Set<String> optional) {}

    Checker(Scene scene, Passage passage) {
        this.scene = scene;
        this.passage = passage;
        this.operators = new Operators(this);
        this.names = new Names(this);
    }

    Scene scene() {
        return scene;
    }

    /** A condition; with {@code effect} the word {@code start} has a meaning in it. */
    @Nullable
    Expr condition(Syntax syntax, boolean effect) {
        expectsEffect = effect;
        Typed found = check(syntax);
        if (found == null) {
            return null;
        }
        return condition(found, syntax);
    }

    /** A number of any unit. */
    @Nullable
    Expr number(Syntax syntax) {
        Typed found = check(syntax);
        if (found == null) {
            return null;
        }
        if (!found.isNumber()) {
            wrong(syntax, "is " + found.words(), "a number");
            return null;
        }
        return Units.plain(found);
    }

    @Nullable
    Expr condition(Typed found, Syntax syntax) {
        if (found.expr().type().equals(Type.BOOLEAN)) {
            return found.expr();
        }
        if (found.expr() instanceof Expr.FactValue fact && fact.isFree()) {
            return new Expr.Told(fact.origin(), fact.kind());
        }
        wrong(syntax, "is " + found.words(), "a condition, like avg(x, 5m) > 10");
        return null;
    }

    @Nullable
    Typed check(Syntax syntax) {
        if (syntax instanceof Syntax.Figure n) {
            Expr constant = new Expr.NumberConstant(origin(n), n.value(), n.unit() == null ? Unit.ONE : n.unit());
            return new Typed(constant, n.unit() == null);
        }
        if (syntax instanceof Syntax.Quoted quoted) {
            return Typed.of(new Expr.TextConstant(origin(quoted), quoted.value()));
        }
        if (syntax instanceof Syntax.Name name) {
            return names.resolve(name);
        }
        if (syntax instanceof Syntax.Call call) {
            return call(call);
        }
        return operators.check(syntax);
    }

    private @Nullable Typed call(Syntax.Call call) {
        List<Function> candidates = Functions.all().get(call.function());
        if (call.function().equals("optional")) {
            return optional(call);
        }
        if (candidates == null) {
            String other = OTHER_NAMES.getOrDefault(call.function(), "");
            Problem problem = unknown(mark(call), "function", call.function(), functionNames());
            scene.problems()
                    .addAll(List.of(
                            other.isEmpty()
                                    ? problem
                                    : new Problem(problem.mark(), problem.message(), problem.expected(), other, null)));
            return null;
        }
        for (Function function : candidates) {
            if (function.takes(call.arguments())) {
                return function.build().build(this, call);
            }
        }
        String signatures = candidates.stream().map(Function::signature).collect(Collectors.joining(" or "));
        error(call, call.function() + "() does not take these arguments", signatures);
        return null;
    }

    private static Collection<String> functionNames() {
        Set<String> all = new HashSet<>(Functions.all().keySet());
        all.add("optional");
        return all;
    }

    private @Nullable Typed optional(Syntax.Call call) {
        if (call.arguments().size() != 1) {
            error(call, "optional() does not take these arguments", "optional(x)");
            return null;
        }
        boolean before = optional;
        optional = true;
        Typed found = check(call.arguments().get(0));
        optional = before;
        return found;
    }

    boolean isOptional() {
        return optional;
    }

    /** The last value of a quantity; tells when it is not clear of which device. */
    Expr.Last last(Quantity quantity, Syntax where) {
        needs(quantity, where);
        return new Expr.Last(origin(where), quantity, optional);
    }

    /** Notes that the device in view must deliver {@code quantity}. */
    void needs(Quantity quantity, Syntax where) {
        if (devices != null) {
            (optional ? devices.optional() : devices.required()).add(quantity.id());
            return;
        }
        scene.expectOne(quantity, mark(where));
        if (!optional) {
            scene.expectSome(Set.of(quantity.id()), mark(where));
        }
    }

    /** Checks {@code body} for each device; null when it is wrong. The quantities that it needs go into {@code into}. */
    @Nullable
    Typed perDevice(Syntax body, Devices into) {
        Devices before = devices;
        devices = into;
        Typed found = check(body);
        devices = before;
        return found;
    }

    boolean looksAtDevices() {
        return devices != null;
    }

    /** The other side of the comparison while the side with {@code start} is checked; null outside of an expected effect. */
    @Nullable
    Expr effect() {
        return effect;
    }

    /** Checks a side that may name {@code start}. */
    @Nullable
    Typed withEffect(Syntax syntax, Typed other) {
        Expr before = effect;
        effect = Units.plain(other);
        Typed found = check(syntax);
        effect = before;
        return found;
    }

    boolean expectsEffect() {
        return expectsEffect;
    }

    Expr.Origin origin(Syntax syntax) {
        return new Expr.Origin(mark(syntax), passage.text(syntax.at(), syntax.end()));
    }

    Mark mark(Syntax syntax) {
        return passage.mark(syntax.at());
    }

    Mark mark(int offset) {
        return passage.mark(offset);
    }

    String text(Syntax syntax) {
        return passage.text(syntax.at(), syntax.end());
    }

    void error(Syntax where, String message, String expected) {
        scene.problems().error(mark(where), message, expected);
    }

    /** "'x' is …" */
    void wrong(Syntax what, String isWhat, String expected) {
        error(what, "'" + text(what) + "' " + isWhat, expected);
    }

    void unknown(Syntax where, String what, String word, Collection<String> known) {
        scene.problems().addAll(List.of(unknown(mark(where), what, word, known)));
    }

    private static Problem unknown(Mark mark, String what, String word, Collection<String> known) {
        String nearest = Words.nearest(word, known);
        if (nearest.isEmpty()) {
            nearest = Words.nearest(word.toLowerCase(Locale.ROOT), known);
        }
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(null);
        String expected = sorted.isEmpty() || sorted.size() > 60 ? "" : "one of " + String.join(", ", sorted);
        return new Problem(mark, "unknown " + what + " '" + word + "'", expected, nearest, null);
    }

    /** The fact of that name, or null. */
    static @Nullable FactKind fact(String name) {
        return FactKind.all().get(name);
    }
}
