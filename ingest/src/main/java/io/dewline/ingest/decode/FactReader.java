package io.dewline.ingest.decode;

import io.dewline.model.Device;
import io.dewline.model.Fact;
import io.dewline.model.FactKind;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Zone;
import org.jspecify.annotations.Nullable;

/** Reads a fact (docs/wire-format.md section 5). */
final class FactReader {
    private static final int MAX_NAME = 64;
    private static final double MAX_NUMBER = 1e6;
    private static final double COLDEST = -100;

    private FactReader() {}

    static Fact read(Members members, Site site, Registry registry, Message message, DecodeOptions options)
            throws Refusal {
        String name = members.text("fact");
        if (name == null) {
            throw new Refusal(Reason.SHAPE, "fact");
        }
        FactKind kind = FactKind.all().get(name);
        if (kind == null) {
            throw new Refusal(Reason.FACT_UNKNOWN, name);
        }
        Subject subject = subject(members, site, registry);
        Fact.Value value = value(members, kind);
        if (!members.has("source")) {
            throw new Refusal(Reason.SHAPE, "source");
        }
        String source = named(members, "source");
        String who = named(members, "who");
        long from = members.instant("from", message.arrived());
        if (options.tooEarly(from)) {
            throw new Refusal(Reason.TIME_ANCIENT, "from");
        }
        long until = members.instant("until", from + kind.validity().toMillis());
        if (until <= from) {
            throw new Refusal(Reason.TIME_MALFORMED, "until");
        }
        return new Fact(name, subject, value, source, who, from, until, message.arrived());
    }

    private static Subject subject(Members members, Site site, Registry registry) throws Refusal {
        String told = members.text("subject");
        if (told == null && members.has("subject")) {
            throw new Refusal(Reason.FACT_SUBJECT, "subject");
        }
        String text = told == null ? "site" : told;
        if (text.equals("site")) {
            return site.subject();
        }
        if (text.equals("area")) {
            return Subject.area(site.area());
        }
        Subject subject = null;
        if (text.startsWith("zone:")) {
            subject = zone(registry.zone(site.id(), text.substring("zone:".length())));
        } else if (text.startsWith("device:")) {
            subject = device(registry.device(text.substring("device:".length())), site);
        }
        if (subject == null) {
            throw new Refusal(Reason.FACT_SUBJECT, text);
        }
        return subject;
    }

    private static @Nullable Subject zone(@Nullable Zone zone) {
        return zone == null ? null : zone.subject();
    }

    private static @Nullable Subject device(@Nullable Device device, Site site) {
        return device == null || !device.site().equals(site.id()) ? null : device.subject();
    }

    private static Fact.Value value(Members members, FactKind kind) throws Refusal {
        Unit unit = kind.unit();
        if (unit == null) {
            String text = members.text("value");
            boolean known = text != null
                    && (kind.words().isEmpty() ? !text.isBlank() : kind.words().contains(text));
            if (!known || text == null) {
                throw new Refusal(Reason.FACT_VALUE, kind.name());
            }
            return Fact.Value.of(text);
        }
        double number = members.number("value");
        double least = unit == Unit.DEGREE_CELSIUS ? COLDEST : 0;
        if (!(number >= least && number <= MAX_NUMBER)) {
            throw new Refusal(Reason.FACT_VALUE, kind.name());
        }
        return Fact.Value.of(number);
    }

    /** A text of 1 to 64 characters, "" where there is none. */
    private static String named(Members members, String key) throws Refusal {
        if (!members.has(key)) {
            return "";
        }
        String text = members.text(key);
        if (text == null || text.isBlank() || text.length() > MAX_NAME) {
            throw new Refusal(Reason.SHAPE, key);
        }
        return text;
    }
}
