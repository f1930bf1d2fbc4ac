package io.dewline.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds conditions that cannot hold together, whatever is measured: for one compared thing at a time every number that makes a difference is tried, all else
 * being undetermined. What is false for each of them is never true; where it takes two things together to see it, nothing is said.
 */
final class Disjoint {
    private final Ranges ranges;

    Disjoint(Ranges ranges) {
        this.ranges = ranges;
    }

    /** The parts that are never true together with those before them; with {@code denied} never false together. */
    List<Expr> in(List<Expr> parts, boolean denied) {
        Map<String, SortedSet<Double>> edges = new TreeMap<>();
        parts.forEach(part -> Trees.walk(part, each -> edge(each, edges)));
        List<Expr> found = new ArrayList<>();
        edges.forEach((thing, numbers) -> {
            Expr first = first(parts, denied, thing, trials(numbers));
            if (first != null && !found.contains(first)) {
                found.add(first);
            }
        });
        return found;
    }

    private @org.jspecify.annotations.Nullable Expr first(
            List<Expr> parts, boolean denied, String thing, List<Double> trials) {
        List<Double> left = trials;
        for (Expr part : parts) {
            List<Double> own = trials.stream()
                    .filter(number -> !excludes(part, denied, thing, number))
                    .toList();
            if (own.isEmpty()) {
                continue; // it cannot hold even by itself, which is told there
            }
            List<Double> both = left.stream().filter(own::contains).toList();
            if (both.isEmpty()) {
                return part;
            }
            left = both;
        }
        return null;
    }

    private boolean excludes(Expr part, boolean denied, String thing, double number) {
        return truth(part, thing, number).filter(truth -> truth == denied).isPresent();
    }

    /** One number between each two edges, beyond them, and the edges themselves. */
    private static List<Double> trials(SortedSet<Double> edges) {
        List<Double> trials = new ArrayList<>();
        trials.add(edges.first() - 1 - Math.abs(edges.first()));
        Double before = null;
        for (double edge : edges) {
            if (before != null) {
                trials.add(before + (edge - before) / 2);
            }
            trials.add(edge);
            before = edge;
        }
        trials.add(edges.last() + 1 + Math.abs(edges.last()));
        return trials;
    }

    private void edge(Expr part, Map<String, SortedSet<Double>> edges) {
        if (part instanceof Expr.Compare compare && compare.left().type().isNumber()) {
            ranges.bound(compare)
                    .filter(bound -> ranges.constant(bound.of()).isEmpty())
                    .ifPresent(bound -> edges.computeIfAbsent(Canonical.of(bound.of()), of -> new TreeSet<>())
                            .add(bound.value()));
        }
    }

    /** Kleene's truth of a condition when {@code thing} is {@code number} and nothing else is known; empty for undetermined. */
    private Optional<Boolean> truth(Expr e, String thing, double number) {
        if (e instanceof Expr.Compare compare && compare.left().type().isNumber()) {
            return ranges.bound(compare)
                    .filter(bound -> Canonical.of(bound.of()).equals(thing))
                    .map(bound -> bound.holds(number));
        }
        if (e instanceof Expr.Not not) {
            return truth(not.of(), thing, number).map(truth -> !truth);
        }
        if (e instanceof Expr.And and) {
            return joined(and.parts(), false, thing, number);
        }
        return e instanceof Expr.Or or ? joined(or.parts(), true, thing, number) : Optional.empty();
    }

    private Optional<Boolean> joined(List<Expr> parts, boolean decisive, String thing, double number) {
        boolean known = true;
        for (Expr part : parts) {
            Optional<Boolean> truth = truth(part, thing, number);
            if (truth.isPresent() && truth.get() == decisive) {
                return truth;
            }
            known &= truth.isPresent();
        }
        return known ? Optional.of(!decisive) : Optional.empty();
    }
}
