package io.dewline.alerts.wording;

import io.dewline.model.Text.Language;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and durations as people read them. */
final class Figures {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Figures() {}

    /** Three significant digits, whole numbers in full, thousands set apart; "–" for a missing value. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = Math.abs(value) >= 100
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        String plain =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return grouped(plain);
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + rest;
    }

    /** With its unit; seconds are told as a duration, the unit "1" is not written. */
    static String number(double value, String unit, Language language) {
        if (unit.equals("s") && value >= 60 && value < 1e9) {
            return duration(Duration.ofSeconds(Math.round(value)), language);
        }
        return number(value, unit);
    }

    /** With its unit; the unit "1" is not written. */
    static String number(double value, String unit) {
        String number = number(value);
        if (unit.isEmpty() || unit.equals("1")) {
            return number;
        }
        return number + (unit.equals("%") || unit.equals("°") ? "" : " ") + unit;
    }

    /** Local date and time of the place, with its zone's name. */
    static String time(Instant instant, ZoneId zone, Language language) {
        String local = TIME.withZone(zone).format(instant);
        return language == Language.ZH ? local + "（" + zone.getId() + "）" : local + " (" + zone.getId() + ")";
    }

    static String duration(Duration duration, Language language) {
        boolean zh = language == Language.ZH;
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return zh ? "不到 1 分钟" : "less than 1 min";
        }
        long days = minutes / 1_440;
        long hours = minutes / 60 % 24;
        long rest = minutes % 60;
        StringBuilder text = new StringBuilder();
        part(text, days, zh ? " 天" : " d");
        part(text, hours, zh ? " 小时" : " h");
        if (days == 0) {
            part(text, rest, zh ? " 分钟" : " min");
        }
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
