package io.dewline.rules.condition;

import io.dewline.model.Subject;
import io.dewline.rules.language.Rule;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Track;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule being bound to one subject, or, inside a spatial function, to one of its devices. */
record Binding(Places places, Rule rule, Subject subject, Wiring wiring, String path) {

    Binding to(Track device) {
        return new Binding(places, rule, device.device().subject(), wiring, path + "/" + device.id());
    }

    /** The same rule looking at the whole site of its subject. */
    Binding onSite() {
        return new Binding(places, rule, Subject.site(subject.area(), subject.site()), wiring, path);
    }

    /** The same subject for the part with this number: what is kept for the devices of one part must not be taken for another's. */
    Binding within(int part) {
        return new Binding(places, rule, subject, wiring, path + "/" + part);
    }

    /** The series of a quantity: of the device in view, or of the only device of the subject that delivers it. */
    @Nullable
    Series series(String quantity) {
        List<Track> devices = places.devices(subject, Set.of(quantity));
        return devices.isEmpty() ? null : devices.get(0).series(quantity);
    }
}
