package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Document;
import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Problem;
import io.dewline.model.Problems;
import io.dewline.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code limits:} of a pack or a rule. */
final class LimitReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final LimitValue UNSET =
            new LimitValue(Double.NaN, null, Text.same(""), "", LimitValue.Status.UNKNOWN);

    private final Document document;
    private final String source;
    private final Problems problems;

    /** {@code source} is where numbers come from that do not say so themselves; "" for nowhere. */
    LimitReader(Document document, String source, Problems problems) {
        this.source = source;
        this.document = document;
        this.problems = problems;
    }

    Map<String, LimitValue> read(Optional<Node> node) {
        Map<String, LimitValue> limits = new LinkedHashMap<>();
        if (node.isEmpty()) {
            return limits;
        }
        if (!(node.get() instanceof Mapping mapping)) {
            problems.error(node.get().mark(), "limits is not a mapping", "name: value lines");
            return limits;
        }
        for (Member member : mapping.members()) {
            if (!NAME.matcher(member.key()).matches()) {
                problems.error(
                        member.mark(),
                        "'" + member.key() + "' is no name for a limit",
                        "a-z, 0-9 and _, beginning with a letter");
            }
            if (limits.put(member.key(), limit(member)) != null) {
                problems.error(member.mark(), "'" + member.key() + "' is given twice", "each limit once");
            }
        }
        return limits;
    }

    private LimitValue limit(Member member) {
        if (member.value() instanceof Scalar scalar) {
            sourced(member, "");
            return number(scalar, Text.same(""), "", LimitValue.Status.PROPOSED);
        }
        Fields fields = Fields.of(member.value(), "limit " + member.key(), problems);
        Text title = fields.bilingual("title", Text.same(""));
        String own = fields.text("source", "");
        LimitValue.Status status = fields.choice("status", LimitValue.Status.class, LimitValue.Status.PROPOSED);
        Optional<Node> value = fields.node("value");
        fields.end();
        if (status == LimitValue.Status.UNKNOWN) {
            if (value.isPresent()) {
                problems.error(value.get().mark(), "an unknown limit has a value", "status: read, memory or proposed");
            }
            return new LimitValue(Double.NaN, null, title, own, status);
        }
        if (value.isEmpty() || !(value.get() instanceof Scalar scalar)) {
            problems.error(
                    value.map(Node::mark).orElse(member.value().mark()),
                    "limit " + member.key() + " has no value",
                    "value: a number with its unit, or status: unknown");
            return UNSET;
        }
        sourced(member, own);
        return number(scalar, title, own, status);
    }

    private void sourced(Member member, String own) {
        if (own.isEmpty() && source.isEmpty()) {
            problems.warning(member.mark(), Caution.LIMIT_WITHOUT_SOURCE, "limit " + member.key() + " has no source");
        }
    }

    private LimitValue number(Scalar scalar, Text title, String source, LimitValue.Status status) {
        Passage passage = Passage.of(scalar, document);
        try {
            Syntax syntax = Parser.parse(scalar.text());
            boolean minus = syntax instanceof Syntax.Minus;
            if ((syntax instanceof Syntax.Minus m ? m.of() : syntax) instanceof Syntax.Figure n) {
                return new LimitValue(minus ? -n.value() : n.value(), n.unit(), title, source, status);
            }
            problems.error(scalar.mark(), "'" + scalar.text() + "' is no limit", "a number with its unit");
        } catch (SyntaxProblem e) {
            problems.addAll(List.of(new Problem(passage.mark(e.at()), e.said(), e.expected(), e.nearest(), null)));
        }
        return UNSET;
    }
}
