package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the conditions and numbers of one rule out of its document. */
final class Conditions {
    private final Document document;
    private final Scene scene;

    Conditions(Document document, Scene scene) {
        this.document = document;
        this.scene = scene;
    }

    /** A condition; null after having told what is wrong with it. */
    @Nullable
    Expr condition(Node node) {
        return read(node, "a condition", (checker, syntax) -> checker.condition(syntax, false));
    }

    /** The expected effect of a response: a condition in which {@code start} has a meaning. */
    @Nullable
    Expr effect(Node node) {
        return read(node, "a condition", (checker, syntax) -> checker.condition(syntax, true));
    }

    @Nullable
    Expr number(Node node) {
        return read(node, "a number", Checker::number);
    }

    private interface Reading {
        @Nullable
        Expr check(Checker checker, Syntax syntax);
    }

    private @Nullable Expr read(Node node, String what, Reading reading) {
        if (!(node instanceof Scalar scalar)) {
            scene.problems().error(node.mark(), "this is not " + what, what + " in one text");
            return null;
        }
        Passage passage = Passage.of(scalar, document);
        try {
            return reading.check(new Checker(scene, passage), Parser.parse(scalar.text()));
        } catch (SyntaxProblem e) {
            boolean cut = !scalar.quoted() && e.at() == scalar.text().length();
            String expected = e.expected() + (cut ? "; inside { } a condition with a comma needs quotes" : "");
            scene.problems().addAll(List.of(new Problem(passage.mark(e.at()), e.said(), expected, e.nearest(), null)));
            return null;
        }
    }
}
