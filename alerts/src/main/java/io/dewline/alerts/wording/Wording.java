package io.dewline.alerts.wording;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.book.Step.What;
import io.dewline.model.Registry;
import io.dewline.model.RuleCard;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import io.dewline.model.Text.Language;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Permit;
import io.dewline.model.Transition.Used;
import io.dewline.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts about one alert: what, where, how bad against which limit, since when, what to do. Every method is a function of its arguments. */
public final class Wording {
    /** A subject line's usual length, in characters. */
    public static final int LINE = 60;

    private static final String LIMIT = "limit.";

    private final Alert alert;
    private final RuleCard card;
    private final Registry registry;
    private final Language language;
    private final boolean zh;

    public Wording(Alert alert, RuleCard card, Registry registry, Language language) {
        this.alert = alert;
        this.card = card;
        this.registry = registry;
        this.language = language;
        this.zh = language == Language.ZH;
    }

    /** The rule's title with the names of the place in it. */
    public String title() {
        Subject subject = alert.subject();
        return card.title()
                .in(language)
                .replace("{site}", Place.site(subject, registry, language))
                .replace("{zone}", Place.zone(subject, registry, language))
                .replace("{device}", subject.device())
                .replace("{area}", subject.area());
    }

    /** One line for a step: drill mark, severity or news, title. */
    public String subject(What what) {
        String drill = alert.drill() ? (zh ? "【演练】" : "DRILL ") : "";
        String news = news(what);
        String mark = zh ? "【" + news + "】" : "[" + news + "] ";
        String line = drill + mark + title();
        int[] letters = line.codePoints().toArray();
        return letters.length <= LINE ? line : new String(letters, 0, LINE - 1) + "…";
    }

    private String news(What what) {
        return switch (what) {
            case CLOSED -> closed();
            case REOPENED -> Terms.severity(alert.severity(), language) + (zh ? "·再次发生" : ", again");
            case RAISED -> Terms.severity(alert.severity(), language) + (zh ? "·加重" : ", worse");
            case AWAITING -> zh ? "已恢复·请填报处置" : "Recovered, please report";
            case INEFFECTIVE -> zh ? "措施无效" : "No effect";
            case REFUSED -> zh ? "设备拒绝" : "Refused";
            case NO_ANSWER -> zh ? "设备无应答" : "No answer";
            case CUT -> zh ? "已停止" : "Stopped";
            case ESCALATED -> zh ? "请人工处理" : "Person needed";
            default -> Terms.severity(alert.severity(), language);
        };
    }

    private String closed() {
        Closing closing = alert.closing();
        if (closing == null) {
            return zh ? "已恢复" : "Over";
        }
        return switch (closing.reason()) {
            case RECOVERED, RESPONDED -> zh ? "已解除" : "Over";
            case UNEXPLAINED -> zh ? "已恢复·原因不明" : "Over, unexplained";
            case INVALID -> zh ? "无效" : "Invalid";
            case WITHDRAWN -> zh ? "已撤销" : "Withdrawn";
        };
    }

    /** The subject line and the lines below it for a step; {@code control} says what automatic control does or why it does nothing. */
    public Worded step(Step step, List<Text> control) {
        List<String> lines = new ArrayList<>();
        lines.add(line("地点", "Where", Place.of(alert.subject(), registry, language)));
        situation(lines);
        since(lines);
        news(step, lines);
        if (alert.firing()) {
            lines.addAll(toDo());
            for (Text text : control) {
                lines.add(line("控制", "Control", text.in(language)));
            }
        } else if (alert.awaitsResponse()) {
            lines.add(line("请做", "To do", zh ? "请填报采取了什么措施" : "report what was done about it"));
        }
        if (alert.drill()) {
            lines.add(zh ? "演练：数据来自模拟设备或回放，不是真实情况。" : "DRILL: from simulated devices or a replay, not real.");
        }
        return new Worded(subject(step.what()), String.join("\n", lines));
    }

    private String line(String zhLabel, String enLabel, String text) {
        return zh ? zhLabel + "：" + text : enLabel + ": " + text;
    }

    /** One line about an alert that is over: severity, title, from when to when. */
    public String cameAndWent() {
        ZoneId zone = Place.timezone(alert.subject(), registry);
        Instant recovered = alert.recovered();
        String end = recovered == null ? "" : " – " + Figures.time(recovered, zone, language);
        return subject(What.OPENED) + (zh ? "：" : ": ") + Figures.time(alert.since(), zone, language) + end;
    }

    /** Values against limits. */
    public List<String> values() {
        List<String> lines = new ArrayList<>();
        situation(lines);
        return lines;
    }

    private void situation(List<String> lines) {
        List<Used> measured = new ArrayList<>();
        List<Used> limits = new ArrayList<>();
        for (Used used : alert.last().used()) {
            (configured(used) ? limits : measured).add(used);
        }
        for (Used value : measured) {
            if (Double.isNaN(value.value()) && value.unit().isEmpty()) {
                lines.add(line("缺少", "Missing", Terms.plain(value.text(), language)));
                continue;
            }
            Used limit = limits.stream()
                    .filter(l -> l.unit().equals(value.unit()))
                    .findFirst()
                    .orElse(null);
            if (limit != null) {
                limits.remove(limit);
            }
            lines.add(line("数值", "Value", against(value, limit)));
        }
        for (Used limit : limits) {
            lines.add(line("限值", "Limit", named(limit) + sourced(limit)));
        }
        if (!alert.firing()) {
            return;
        }
        switch (alert.condition()) {
            case BLIND ->
                lines.add(line("注意", "Note", zh ? "缺少数据，目前无法判断" : "data are missing, it cannot be judged at present"));
            case FIRING, RECOVERED -> {}
        }
    }

    /** Whether it was set by a person, not measured or computed. */
    private static boolean configured(Used used) {
        String text = used.text();
        return text.startsWith("limit.")
                || text.startsWith("zone.")
                || text.startsWith("site.")
                || text.startsWith("device.");
    }

    private String against(Used value, @Nullable Used limit) {
        String text = named(value) + sourced(value);
        if (limit == null) {
            return text;
        }
        String times = "";
        // So many times as warm says nothing.
        boolean ratios = !limit.unit().equals(Unit.DEGREE_CELSIUS.symbol());
        if (ratios && limit.value() > 0 && value.value() > limit.value() * 1.05) {
            String ratio = Figures.number(Math.round(value.value() / limit.value() * 10) / 10.0);
            times = zh ? "，为限值的 " + ratio + " 倍" : ", " + ratio + " × the limit";
        }
        return text + (zh ? "；" : "; ") + named(limit) + sourced(limit) + times;
    }

    private String named(Used used) {
        return name(used.text()) + " " + Figures.number(used.value(), used.unit(), language);
    }

    private String name(String text) {
        RuleCard.Limit limit = limit(text);
        return limit == null || limit.title().in(language).isEmpty()
                ? Terms.plain(text, language)
                : limit.title().in(language);
    }

    private RuleCard.@Nullable Limit limit(String text) {
        return text.startsWith(LIMIT) ? card.limits().get(text.substring(LIMIT.length())) : null;
    }

    /** Where a number comes from: of a pack's limit only what can be looked up; its reasons stand in the pack. */
    private String sourced(Used used) {
        RuleCard.Limit limit = limit(used.text());
        String source = limit == null
                ? Terms.basis(used.source(), language)
                : Terms.origin(used.source(), limit.citation(), language);
        if (source.isEmpty()) {
            return "";
        }
        return zh ? "（" + source + "）" : " (" + source + ")";
    }

    private void since(List<String> lines) {
        ZoneId zone = Place.timezone(alert.subject(), registry);
        lines.add(line("开始", "Since", Figures.time(alert.since(), zone, language)));
        Instant recovered = alert.recovered();
        if (recovered != null) {
            Duration lasted = Duration.between(alert.since(), recovered);
            String span = lasted.isNegative() ? "" : Figures.duration(lasted, language);
            lines.add(line(
                    "恢复",
                    "Recovered",
                    Figures.time(recovered, zone, language) + (zh ? "，历时 " + span : ", after " + span)));
        }
    }

    private void news(Step step, List<String> lines) {
        switch (step.what()) {
            case REFUSED, NO_ANSWER, CUT, ESCALATED ->
                lines.add(line("详情", "Details", step.why().in(language)));
            case INEFFECTIVE ->
                lines.add(line(
                        "详情", "Details", zh ? "措施后未见预期效果，请现场检查" : "the expected effect did not come: look on site"));
            case CLOSED -> closedWhy(lines);
            default -> {}
        }
    }

    private void closedWhy(List<String> lines) {
        Closing closing = alert.closing();
        if (closing == null || closing.why().isEmpty()) {
            return;
        }
        String why = closing.why();
        if (closing.reason() == Closing.Reason.RECOVERED) {
            why = Terms.cause(why, language);
        } else if (why.startsWith("cause: ")) {
            why = Terms.cause(why.substring("cause: ".length()), language);
        } else if (why.startsWith("ran: ")) {
            String device = why.substring("ran: ".length());
            why = zh ? device + " 已运行" : device + " ran";
        } else if (why.startsWith("report: ")) {
            why = why.substring("report: ".length());
        }
        lines.add(line("原因", "Why", why));
    }

    /** What to do: the computed advice and the rule's own words, none to two lines. */
    public List<String> toDo() {
        List<String> lines = new ArrayList<>();
        Advice advice = alert.last().advice();
        if (advice != null) {
            lines.add(line("请做", "To do", advised(advice)));
        }
        String words = card.advice().in(language);
        if (!words.isEmpty()) {
            lines.add(line(advice == null ? "请做" : "说明", advice == null ? "To do" : "Note", words));
        }
        return lines;
    }

    private String advised(Advice advice) {
        List<String> figures = new ArrayList<>();
        figure(figures, advice.millimetres(), "mm");
        figure(figures, advice.litres(), zh ? "升" : "L");
        figure(figures, advice.minutes(), zh ? "分钟" : "min");
        String action = Terms.action(advice.action(), language);
        return figures.isEmpty() ? action : action + " " + String.join(zh ? "，" : ", ", figures);
    }

    private static void figure(List<String> figures, double value, String unit) {
        if (Double.isFinite(value)) {
            figures.add(Figures.number(value, unit));
        }
    }

    /** An interlock that forbids running, with its reason, in both languages. */
    public static Text forbidden(String reason) {
        return new Text("联锁：" + Terms.plain(reason, Language.ZH), "interlock: " + Terms.plain(reason, Language.EN));
    }

    /** Why the response's interlocks keep automatic control from starting, in both languages; null while they allow it. */
    public static @Nullable Text withheld(Permit permit, String reason) {
        String zhReason = reason.isEmpty() ? "" : "：" + Terms.plain(reason, Language.ZH);
        String enReason = reason.isEmpty() ? "" : ": " + Terms.plain(reason, Language.EN);
        return switch (permit) {
            case ALLOWED -> null;
            case WITHHELD -> new Text("联锁禁止启动" + zhReason, "an interlock forbids the start" + enReason);
            case UNDETERMINED ->
                new Text("联锁无法判断，不自动启动" + zhReason, "the interlocks cannot be judged, no automatic start" + enReason);
        };
    }
}
