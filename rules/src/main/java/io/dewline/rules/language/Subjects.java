package io.dewline.rules.language;

import io.dewline.model.Device;
import io.dewline.model.Registry;
import io.dewline.model.Site;
import io.dewline.model.Subject;
import io.dewline.model.Zone;
import java.util.List;
import java.util.stream.Stream;

/** The subjects of one size that pass a filter. */
final class Subjects {
    private Subjects() {}

    static List<Subject> of(Subject.Level each, Where where, Reach reach) {
        Registry registry = reach.registry();
        return candidates(each, where, reach)
                .filter(subject -> where.matches(subject, registry))
                .toList();
    }

    /** Rules for one kind of site are many where sites are many; each looks at its own sites alone. */
    private static Stream<Subject> candidates(Subject.Level each, Where where, Reach reach) {
        Registry registry = reach.registry();
        if (each != Subject.Level.AREA && where.siteKinds().size() == 1) {
            List<Site> sites = reach.sites(where.siteKinds().iterator().next());
            return switch (each) {
                case SITE -> sites.stream().map(Site::subject);
                case ZONE ->
                    sites.stream().flatMap(site -> reach.zones(site).stream().map(Zone::subject));
                default ->
                    sites.stream().flatMap(site -> reach.devices(site).stream().map(Device::subject));
            };
        }
        return switch (each) {
            case AREA -> registry.areas().keySet().stream().map(Subject::area);
            case SITE -> registry.sites().values().stream().map(Site::subject);
            case ZONE -> registry.zones().values().stream().map(Zone::subject);
            case DEVICE -> registry.devices().values().stream().map(Device::subject);
        };
    }
}
