package io.dewline.rules.language;

import io.dewline.model.Caution;
import io.dewline.model.Device;
import io.dewline.model.Document.Mark;
import io.dewline.model.Problems;
import io.dewline.model.Quantity;
import io.dewline.model.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a rule's conditions are checked against: the subjects it judges, the devices they see, and the limits it may name. */
final class Scene {
    private final Subject.Level each;
    private final Where where;
    private final List<Subject> subjects;
    private final Reach reach;
    private final Map<String, LimitValue> limits;
    private final Problems problems;
    private final Map<String, Quantity> quantities = new TreeMap<>();
    private final Set<String> warned = new HashSet<>();

    Scene(Subject.Level each, Where where, Reach reach, Map<String, LimitValue> limits, Problems problems) {
        this.each = each;
        this.where = where;
        this.reach = reach;
        this.limits = limits;
        this.problems = problems;
        this.subjects = Subjects.of(each, where, reach);
        reach.registry().kinds().values().forEach(kind -> quantities.putAll(kind.quantities()));
    }

    Subject.Level each() {
        return each;
    }

    List<Subject> subjects() {
        return subjects;
    }

    Reach reach() {
        return reach;
    }

    Map<String, LimitValue> limits() {
        return limits;
    }

    Problems problems() {
        return problems;
    }

    /** Every quantity that some kind of device delivers, by id. */
    Map<String, Quantity> quantities() {
        return quantities;
    }

    /** Like {@link #expectSome} for what is taken from the whole site. */
    void expectSomeOnSite(Collection<String> wanted, Mark mark) {
        expectSome(wanted, mark, subject -> reach.own(Subject.site(subject.area(), subject.site()), wanted));
    }

    /** Like {@link #expectSome} for the water of a zone's soil, which the site's weather tells, too. */
    void expectSoil(String moisture, Mark mark) {
        expectSome(Set.of(moisture), mark, subject -> {
            List<Device> probes = devices(subject, Set.of(moisture));
            return probes.isEmpty() ? reach.weather(subject) : probes;
        });
    }

    /** The devices that a subject of the rule sees and that deliver all of {@code wanted}. */
    List<Device> devices(Subject subject, Collection<String> wanted) {
        return borrows() ? reach.devices(subject, wanted) : reach.own(subject, wanted);
    }

    /** A rule for each device of any kind looks at what the device itself delivers, else every device would answer for the site's. */
    private boolean borrows() {
        return each != Subject.Level.DEVICE || !where.deviceKinds().isEmpty();
    }

    /** Complains when a subject has several devices for {@code quantity}: which one is meant? */
    void expectOne(Quantity quantity, Mark mark) {
        for (Subject subject : subjects) {
            List<Device> devices = devices(subject, Set.of(quantity.id()));
            if (devices.size() > 1) {
                String names = devices.stream().limit(4).map(Device::id).collect(Collectors.joining(", "));
                problems.error(
                        mark,
                        "'" + quantity.id() + "' is delivered by " + devices.size() + " devices of " + subject.key()
                                + " (" + names + (devices.size() > 4 ? ", …" : "") + ")",
                        "a function over devices around it, like max(" + quantity.id() + ") or any(…)");
                return;
            }
        }
    }

    /** Complains when no subject has a device that delivers all of {@code wanted}; warns when only some have. */
    void expectSome(Collection<String> wanted, Mark mark) {
        expectSome(wanted, mark, subject -> devices(subject, wanted));
    }

    private void expectSome(
            Collection<String> wanted, Mark mark, java.util.function.Function<Subject, List<Device>> devices) {
        List<Subject> without =
                subjects.stream().filter(s -> devices.apply(s).isEmpty()).toList();
        if (without.isEmpty()) {
            return;
        }
        String names = wanted.stream().sorted().collect(Collectors.joining(" and "));
        if (without.size() == subjects.size()) {
            problems.error(
                    mark,
                    "no device of " + (subjects.size() == 1 ? subjects.get(0).key() : "any subject of this rule")
                            + " delivers " + names,
                    "a quantity they deliver, or optional(…) around it");
        } else if (each != Subject.Level.DEVICE && warned.add(names)) {
            String places = without.stream().limit(4).map(Subject::key).collect(Collectors.joining(", "));
            problems.warning(
                    mark,
                    Caution.QUANTITY_WITHOUT_DEVICE,
                    "the rule does not judge " + places + (without.size() > 4 ? ", …" : "")
                            + ": no device there delivers " + names);
        }
    }
}
