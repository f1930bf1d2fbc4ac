package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.model.RuleCard;
import io.dewline.model.Site;
import io.dewline.model.Text;
import io.dewline.model.Transition;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the demo says on the terminal: what it is doing, and a line for each transition of an alert. */
final class Telling {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final PrintWriter out;

    Telling(PrintWriter out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    Dewline.Hooks hooks(ConfigurationSet set) {
        Map<String, RuleCard> cards = new HashMap<>();
        set.rules().cards().forEach(card -> cards.put(card.id(), card));
        return new Dewline.Hooks(transition -> told(transition, set, cards));
    }

    private void told(Transition transition, ConfigurationSet set, Map<String, RuleCard> cards) {
        Site site = set.registry().sites().get(transition.subject().site());
        ZoneId zone = site == null ? ZoneOffset.UTC : site.timezone();
        RuleCard card = cards.get(transition.rule());
        Text name = set.registry().nameOf(transition.subject());
        StringBuilder text = new StringBuilder()
                .append(TIME.format(transition.at().atZone(zone)))
                .append("  ")
                .append(word(transition))
                .append("  ")
                .append(card == null ? transition.rule() : named(card.title().zh(), name.zh(), site, Text.Language.ZH))
                .append(" / ")
                .append(card == null ? transition.rule() : named(card.title().en(), name.en(), site, Text.Language.EN));
        Transition.Advice advice = transition.advice();
        if (advice != null && !transition.step().ends()) {
            text.append("  → ").append(advice.action());
            amount(text, advice.millimetres(), "mm");
            amount(text, advice.litres(), "L");
            amount(text, advice.minutes(), "min");
        }
        if (!transition.cause().isEmpty()) {
            text.append("  (").append(transition.cause()).append(')');
        }
        line(text.toString());
    }

    private static String named(
            String title, String name, @org.jspecify.annotations.Nullable Site site, Text.Language language) {
        return title.replace("{site}", site == null ? "" : site.name().in(language))
                .replace("{zone}", name)
                .replace("{device}", name);
    }

    private static String word(Transition transition) {
        return switch (transition.step()) {
            case FIRED -> "告警 ALERT  " + transition.severity().word();
            case LEVEL -> "级别 LEVEL  " + transition.severity().word();
            case RECOVERED -> "恢复 RECOVERED";
            case WITHDRAWN -> "撤销 WITHDRAWN";
            case BLIND -> "无法判断 BLIND";
            case SIGHTED -> "可判断 SIGHTED";
            case FLAPPING -> "反复波动 FLAPPING";
            case STEADY -> "趋于平稳 STEADY";
            case PERMIT ->
                "联锁 INTERLOCK "
                        + transition.permit().name().toLowerCase(Locale.ROOT)
                        + (transition.permitReason().isEmpty() ? "" : " " + transition.permitReason());
            case EFFECT -> "效果 EFFECT";
        };
    }

    private static void amount(StringBuilder text, double value, String unit) {
        if (Double.isFinite(value)) {
            text.append(' ')
                    .append(String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value))
                    .append(' ')
                    .append(unit);
        }
    }
}
