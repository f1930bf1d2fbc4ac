package io.dewline.rules.language;

import io.dewline.model.Document;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Fields;
import io.dewline.model.Problems;
import io.dewline.model.RuleCard;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import io.dewline.model.Unit;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a pack. */
final class RuleReader {
    static final Duration LONGEST = Duration.ofDays(400);
    private static final Pattern INTERVALS = Pattern.compile("(\\d{1,4}) intervals?");

    private final Document document;
    private final Pack pack;
    private final Reach reach;
    private final Year year;
    private final Problems problems;

    RuleReader(Document document, Pack pack, Reach reach, Year year, Problems problems) {
        this.year = year;
        this.document = document;
        this.pack = pack;
        this.reach = reach;
        this.problems = problems;
    }

    /** The rule; null when it has errors, which have been told. */
    @Nullable
    Rule read(Node node) {
        if (!(node instanceof Document.Mapping)) {
            problems.error(node.mark(), "a rule is not a mapping", "key: value lines");
            return null;
        }
        Problems own = new Problems();
        Fields fields = Fields.of(node, "a rule", own);
        Rule rule = read(fields, own);
        fields.end();
        problems.addAll(own.all());
        return own.hasErrors() ? null : rule;
    }

    private @Nullable Rule read(Fields fields, Problems own) {
        String id = fields.id("id");
        Subject.Level each = each(fields, own);
        Where where = new WhereReader(reach, own).read(fields.node("where"), each);
        Map<String, LimitValue> limits =
                new LimitReader(document, fields.text("source", pack.source()), own).read(fields.node("limits"));
        Map<String, LimitValue> visible = new HashMap<>(limits);
        visible.putAll(pack.limits());
        Scene scene = new Scene(each, where, reach, visible, own);
        Conditions conditions = new Conditions(document, scene);
        Expr when = fields.node("when").map(conditions::condition).orElse(null);
        Expr until = fields.node("until").map(conditions::condition).orElse(null);
        Expr during = fields.node("while").map(conditions::condition).orElse(null);
        if (during != null && !fields.has("when")) {
            own.error(fields.mark("while"), "while without when", "when: beside it");
        }
        if (during != null && when != null) {
            until = until == null ? null : During.clears(until, during);
            when = During.fires(when, during);
        }
        Rule.NoData noData = noData(fields, each, own);
        if (fields.has("when") == fields.has("no_data")) {
            own.error(
                    fields.has("when") ? fields.mark("no_data") : fields.mark(),
                    fields.has("when") ? "a rule has both when and no_data" : "'when' is missing",
                    "when: a condition, or no_data: 3 intervals");
        }
        if (until != null && when == null && !fields.has("when")) {
            own.error(fields.mark("until"), "until without when", "when: beside it");
        }
        Rule.Timing timing = timing(fields, own);
        List<Rule.Level> levels = new LevelReader(conditions, own).read(fields, timing.hold());
        ResponseReader.Result response = new ResponseReader(conditions, own).read(fields.node("respond"));
        RuleCard.Closes closes = fields.choice(
                "closes", RuleCard.Closes.class, response == null ? RuleCard.Closes.SENSORS : RuleCard.Closes.RESPONSE);
        Inhibits inhibits = inhibits(fields, own);
        RuleCard card = new RuleCard(
                id,
                fields.bilingual("title", Text.same(id)),
                fields.bilingual("advice", Text.same("")),
                pack.id(),
                fields.text("source", pack.source()),
                closes,
                response == null ? null : response.card(),
                inhibits.rules(),
                words(fields.items("groups"), own),
                named(visible),
                noData != null);
        Rule rule = new Rule(
                card,
                each,
                where,
                when,
                until,
                timing,
                levels,
                noData,
                response == null ? null : response.response(),
                limits,
                inhibits.note(),
                hash(each, when, until, levels),
                fields.mark());
        Needs needs = new Needs(reach);
        List<Subject> judged = scene.subjects().stream()
                .filter(subject -> needs.met(rule, subject))
                .toList();
        expectSubjects(rule, scene, judged, own);
        new LimitCheck(reach.registry(), own).check(rule, pack, conditionsOf(rule), judged);
        new SecondLook(reach, visible, own, year).check(conditionsOf(rule), judged);
        new AttributeCheck(reach.registry(), own).check(conditionsOf(rule), judged);
        return rule;
    }

    private static Map<String, RuleCard.Limit> named(Map<String, LimitValue> limits) {
        Map<String, RuleCard.Limit> cards = new HashMap<>();
        limits.forEach((id, limit) -> cards.put(id, limit.card()));
        return cards;
    }

    /** Each quantity may have a device somewhere and yet no subject have all of them. */
    private static void expectSubjects(Rule rule, Scene scene, List<Subject> judged, Problems own) {
        Expr when = rule.when();
        if (when != null && !own.hasErrors() && !scene.subjects().isEmpty() && judged.isEmpty()) {
            own.error(
                    when.mark(),
                    "no subject of this rule has devices for all of its quantities",
                    rule.each() == Subject.Level.DEVICE
                            ? "where: { device: … } to let a device use what its site delivers, or quantities of one device"
                            : "quantities that one subject delivers, or optional(…) around some");
        }
    }

    private static List<Expr> conditionsOf(Rule rule) {
        List<Expr> all = new ArrayList<>();
        Rule.Response response = rule.respond();
        Rule.Expect expect = response == null ? null : response.expect();
        for (Expr e : new @Nullable Expr[] {
            rule.when(),
            rule.until(),
            response == null ? null : response.amount(),
            response == null ? null : response.unless(),
            expect == null ? null : expect.condition()
        }) {
            if (e != null) {
                all.add(e);
            }
        }
        rule.levels().forEach(level -> all.add(level.condition()));
        return all;
    }

    private static Subject.Level each(Fields fields, Problems own) {
        if (!fields.has("each")) {
            own.error(fields.mark(), "'each' is missing", "each: area, site, zone or device");
        }
        return fields.choice("each", Subject.Level.class, Subject.Level.SITE);
    }

    private static Rule.@Nullable NoData noData(Fields fields, Subject.Level each, Problems own) {
        if (!fields.has("no_data")) {
            return null;
        }
        if (each != Subject.Level.DEVICE) {
            own.error(fields.mark("no_data"), "only a device can be silent", "each: device");
        }
        String text = fields.text("no_data");
        Matcher intervals = INTERVALS.matcher(text);
        if (intervals.matches() && !intervals.group(1).matches("0+")) {
            return new Rule.NoData(Integer.parseInt(intervals.group(1)), Duration.ZERO);
        }
        Optional<Duration> duration = Fields.durationOf(text)
                .filter(d -> d.compareTo(Duration.ofSeconds(1)) >= 0 && d.compareTo(LONGEST) <= 0);
        if (duration.isEmpty()) {
            own.error(
                    fields.mark("no_data"),
                    "no_data is '" + text + "'",
                    "a count of intervals like '3 intervals', or a duration from 1s to 400d");
        }
        return new Rule.NoData(0, duration.orElse(LONGEST));
    }

    private static Rule.Timing timing(Fields fields, Problems own) {
        double coverage = fields.has("coverage") ? fields.number("coverage", Unit.ONE, 0, 1) : 0.75;
        return new Rule.Timing(
                bounded(fields, "for", Duration.ZERO, own),
                bounded(fields, "clear_for", Duration.ZERO, own),
                bounded(fields, "keep", Duration.ZERO, own),
                bounded(fields, "gap", Duration.ofMinutes(2), own),
                bounded(fields, "grace", Duration.ZERO, own),
                coverage,
                FlapReader.read(fields, own));
    }

    static Duration bounded(Fields fields, String key, Duration fallback, Problems problems) {
        Duration duration = fields.duration(key, fallback);
        if (duration.compareTo(LONGEST) > 0) {
            problems.error(fields.mark(key), key + " is longer than 400 days", "at most 400d");
            return LONGEST;
        }
        return duration;
    }

    private record Inhibits(List<String> rules, String note) {}

    private static Inhibits inhibits(Fields fields, Problems own) {
        Optional<Node> node = fields.node("inhibits");
        if (node.isEmpty() || !(node.get() instanceof Document.Mapping)) {
            return new Inhibits(words(fields.items("inhibits"), own), "");
        }
        Fields inner = Fields.of(node.get(), "inhibits", own);
        Inhibits inhibits = new Inhibits(words(inner.items("rules"), own), inner.text("note", ""));
        inner.end();
        return inhibits;
    }

    static List<String> words(List<Node> nodes, Problems problems) {
        return nodes.stream()
                .map(node -> {
                    if (node instanceof Scalar scalar) {
                        return scalar.text();
                    }
                    problems.error(node.mark(), "this is not a word", "a word, or a list of words");
                    return null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static String hash(Subject.Level each, @Nullable Expr when, @Nullable Expr until, List<Rule.Level> levels) {
        ConditionHash hash = new ConditionHash().add(each.name());
        hash.add(when == null ? "no data" : Canonical.of(when));
        hash.add(until == null ? "not when" : Canonical.of(until));
        for (Rule.Level level : levels) {
            hash.add(level.severity().word()).add(Canonical.of(level.condition()));
        }
        return hash.value();
    }
}
