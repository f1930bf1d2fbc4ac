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

    static List<Subject> of(Subject.Level each, Where where, Registry registry) {
        Stream<Subject> all =
                switch (each) {
                    case AREA -> registry.areas().keySet().stream().map(Subject::area);
                    case SITE -> registry.sites().values().stream().map(Site::subject);
                    case ZONE -> registry.zones().values().stream().map(Zone::subject);
                    case DEVICE -> registry.devices().values().stream().map(Device::subject);
                };
        return all.filter(subject -> where.matches(subject, registry)).toList();
    }
}
