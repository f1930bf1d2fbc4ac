package io.dewline.rules.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks over checked conditions. */
public final class Trees {
    private Trees() {}

    /** Shows {@code visitor} every part of {@code e}, itself first, from left to right. */
    public static void walk(Expr e, Consumer<Expr> visitor) {
        visitor.accept(e);
        e.children().forEach(child -> walk(child, visitor));
    }

    /** The first part that {@code wanted} accepts. */
    static Optional<Expr> first(Expr e, Predicate<Expr> wanted) {
        if (wanted.test(e)) {
            return Optional.of(e);
        }
        for (Expr child : e.children()) {
            Optional<Expr> found = first(child, wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** All parts of one shape. */
    static <E extends Expr> List<E> all(Expr e, Class<E> shape) {
        List<E> found = new java.util.ArrayList<>();
        walk(e, part -> {
            if (shape.isInstance(part)) {
                found.add(shape.cast(part));
            }
        });
        return found;
    }
}
