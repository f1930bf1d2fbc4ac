package io.dewline.rules.language;

import io.dewline.model.FactKind;
import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what a word in a condition stands for. */
final class Names {
    private final Checker checker;

    Names(Checker checker) {
        this.checker = checker;
    }

    @Nullable
    Typed resolve(Syntax.Name name) {
        String word = name.word();
        int dot = word.indexOf('.');
        if (dot > 0) {
            return dotted(name, word.substring(0, dot), word.substring(dot + 1));
        }
        if (word.equals("true") || word.equals("false")) {
            return Typed.of(new Expr.BooleanConstant(checker.origin(name), word.equals("true")));
        }
        Quantity quantity = checker.scene().quantities().get(word);
        if (quantity != null) {
            return Typed.of(checker.last(quantity, name));
        }
        FactKind fact = Checker.fact(word);
        if (fact != null) {
            return Typed.of(new Expr.FactValue(checker.origin(name), fact));
        }
        if (word.equals("start")) {
            return start(name);
        }
        if (Functions.all().containsKey(word)) {
            checker.error(
                    name,
                    "'" + word + "' is a function",
                    Functions.all().get(word).get(0).signature());
            return null;
        }
        checker.unknown(name, "name", word, known());
        return null;
    }

    private Collection<String> known() {
        Set<String> known = new TreeSet<>(checker.scene().quantities().keySet());
        known.addAll(FactKind.all().keySet());
        known.addAll(Functions.all().keySet());
        checker.scene().limits().keySet().forEach(id -> known.add("limit." + id));
        return known;
    }

    private @Nullable Typed start(Syntax.Name name) {
        Expr effect = checker.effect();
        if (effect == null) {
            checker.error(
                    name,
                    "'start' has no meaning here",
                    "start in the expected effect of a response, across from what it compares: x < 0.8 * start");
            return null;
        }
        return Typed.of(new Expr.Start(checker.origin(name), effect));
    }

    private @Nullable Typed dotted(Syntax.Name name, String place, String id) {
        switch (place) {
            case "limit" -> {
                return limit(name, id);
            }
            case "site" -> {
                return Attributes.resolve(checker, name, Expr.Place.SITE, id);
            }
            case "zone" -> {
                return Attributes.resolve(checker, name, Expr.Place.ZONE, id);
            }
            case "device" -> {
                return Attributes.resolve(checker, name, Expr.Place.DEVICE, id);
            }
            default -> {
                checker.unknown(
                        name,
                        "name",
                        place + "." + id,
                        Set.of("limit." + id, "site." + id, "zone." + id, "device." + id));
                return null;
            }
        }
    }

    private @Nullable Typed limit(Syntax.Name name, String id) {
        LimitValue limit = checker.scene().limits().get(id);
        if (limit == null) {
            checker.unknown(name, "limit", id, checker.scene().limits().keySet());
            return null;
        }
        Unit unit = limit.unit();
        return new Typed(new Expr.Limit(checker.origin(name), id, unit == null ? Unit.ONE : unit), unit == null);
    }
}
