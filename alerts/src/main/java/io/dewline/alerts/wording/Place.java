package io.dewline.alerts.wording;

import io.dewline.model.Area;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Text.Language;
import io.dewline.model.Zone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Where an alert is, by the names people use. */
final class Place {
    private Place() {}

    static String of(Subject subject, Registry registry, Language language) {
        List<String> parts = new ArrayList<>();
        if (subject.site().isEmpty()) {
            parts.add(subject.area());
        } else {
            parts.add(site(subject, registry, language));
        }
        if (!subject.zone().isEmpty()) {
            parts.add(zone(subject, registry, language));
        }
        if (!subject.device().isEmpty()) {
            parts.add(subject.device());
        }
        return String.join(language == Language.ZH ? " · " : ", ", parts);
    }

    static String site(Subject subject, Registry registry, Language language) {
        Site site = registry.sites().get(subject.site());
        return site == null ? subject.site() : site.name().in(language);
    }

    static String zone(Subject subject, Registry registry, Language language) {
        Zone zone = registry.zone(subject.site(), subject.zone());
        return zone == null ? subject.zone() : zone.name().in(language);
    }

    static ZoneId timezone(Subject subject, Registry registry) {
        Site site = registry.sites().get(subject.site());
        if (site != null) {
            return site.timezone();
        }
        Area area = registry.areas().get(subject.area());
        return area == null ? ZoneOffset.UTC : area.timezone();
    }
}
