package io.dewline.rules.language;

import io.dewline.model.Calendar;
import io.dewline.model.Caution;
import io.dewline.model.Device;
import io.dewline.model.Problems;
import io.dewline.model.Subject;
import io.dewline.model.Unit;
import io.dewline.model.Value;
import io.dewline.model.Zone;
import io.dewline.rules.series.Wind;
import io.dewline.rules.soil.PlantGroup;
import io.dewline.rules.soil.Texture;
import java.time.Duration;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for what may be written and is probably not meant: it becomes a warning. */
final class SecondLook {
    private final Reach reach;
    private final Ranges ranges;
    private final Problems problems;
    private final Year year;
    private final Set<String> told = new HashSet<>();

    /** {@code year} is the one whose holidays should be known. */
    SecondLook(Reach reach, Map<String, LimitValue> limits, Problems problems, Year year) {
        this.reach = reach;
        Map<String, LimitValue> everywhere = new HashMap<>(limits);
        reach.registry().limits().forEach(set -> everywhere.remove(set.name()));
        this.ranges = new Ranges(everywhere);
        this.problems = problems;
        this.year = year;
    }

    void check(List<Expr> conditions, List<Subject> subjects) {
        for (Expr condition : conditions) {
            Trees.walk(condition, part -> look(part, subjects));
        }
    }

    private void warn(Expr where, Caution caution, String message) {
        if (told.add(where.mark() + message)) {
            problems.warning(where.mark(), caution, message);
        }
    }

    private void look(Expr part, List<Subject> subjects) {
        if (part instanceof Expr.Compare compare) {
            constant(compare);
        } else if (part instanceof Expr.And and) {
            disjoint(and.parts(), false);
        } else if (part instanceof Expr.Not not && not.of() instanceof Expr.Or or) {
            disjoint(or.parts(), true);
        } else if (part instanceof Expr.Sliding sliding) {
            window(sliding, sliding.body(), sliding.window(), subjects);
        } else if (part instanceof Expr.Aligned aligned) {
            window(aligned, aligned.body(), aligned.window(), subjects);
        } else if (part instanceof Expr.Times times) {
            window(times, times.condition(), times.window(), subjects);
        } else if (part instanceof Expr.OnCalendar time) {
            holidays(time);
        } else if (part instanceof Expr.Domain domain) {
            soil(domain, subjects);
        } else if (part instanceof Expr.Facing facing) {
            placed(facing, subjects);
        }
    }

    private void placed(Expr.Facing facing, List<Subject> subjects) {
        told(
                facing,
                subjects,
                "no monitor says where it stands (bearing:)",
                device -> device.kind().quantities().keySet().containsAll(facing.quantities())
                        && !Double.isNaN(device.figure("bearing", Unit.DEGREE)));
        told(facing, subjects, "no device tells the wind's speed and direction", device -> device.kind()
                .quantities()
                .keySet()
                .containsAll(Set.of(Wind.SPEED, Wind.DIRECTION)));
    }

    private void told(Expr.Facing facing, List<Subject> subjects, String lack, Predicate<Device> wanted) {
        String without = subjects.stream()
                .map(subject -> Subject.site(subject.area(), subject.site()))
                .distinct()
                .filter(site -> {
                    List<Device> monitors = reach.own(site, facing.quantities());
                    return !monitors.isEmpty()
                            && reach.own(site, Set.of()).stream().noneMatch(wanted);
                })
                .limit(4)
                .map(Subject::key)
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            warn(
                    facing,
                    Caution.MISSING_ATTRIBUTE,
                    lack + " on " + without + ": '" + facing.text() + "' stays undetermined there");
        }
    }

    private void disjoint(List<Expr> parts, boolean denied) {
        for (Expr part : new Disjoint(ranges).in(parts, denied)) {
            warn(
                    part,
                    Caution.DISJOINT_RANGES,
                    "'" + part.text() + "' and what stands before it are never " + (denied ? "false" : "true")
                            + " together");
        }
    }

    private void constant(Expr.Compare compare) {
        Ranges.Bound bound = ranges.bound(compare).orElse(null);
        if (bound == null) {
            return;
        }
        Expr of = bound.of();
        ranges.constant(of)
                .map(value -> new Ranges.Range(value, value))
                .or(() -> ranges.measured(of))
                .ifPresent(range -> Ranges.always(range, bound.operator(), bound.value())
                        .ifPresent(always -> warn(
                                compare,
                                Caution.CONSTANT_CONDITION,
                                "'" + compare.text() + "' is " + (always ? "always" : "never") + " true"
                                        + (range.isOne() ? "" : ": '" + of.text() + "' " + lies(range, of)))));
    }

    private static String lies(Ranges.Range range, Expr of) {
        String unit = of.unit() == Unit.ONE ? "" : " " + of.unit().symbol();
        String from = Printer.digits(range.from());
        return Double.isInfinite(range.to())
                ? "is not below " + from + unit
                : "lies between " + from + " and " + Printer.digits(range.to()) + unit;
    }

    private void window(Expr of, Expr body, Duration window, List<Subject> subjects) {
        Set<String> quantities = Trees.all(body, Expr.Last.class).stream()
                .map(last -> last.quantity().id())
                .collect(Collectors.toSet());
        for (Subject subject : subjects) {
            for (Device device : reach.devices(subject, quantities)) {
                if (device.interval().compareTo(window) > 0) {
                    warn(
                            of,
                            Caution.WINDOW_SHORTER_THAN_INTERVAL,
                            "the window of '" + of.text() + "' is shorter than the interval of " + device.id() + ", "
                                    + device.interval().toSeconds() + " s");
                    return;
                }
            }
        }
    }

    private void holidays(Expr.OnCalendar time) {
        Calendar calendar = reach.registry().calendar();
        boolean asks =
                switch (time.function()) {
                    case WORKDAY -> true;
                    case SCHEDULE -> calendar.asksForWorkdays(time.name());
                    case SEASON -> false;
                };
        if (asks && !calendar.covers(year)) {
            warn(
                    time,
                    Caution.HOLIDAYS_MISSING,
                    "'" + time.text() + "': calendar.yaml has no holidays of " + year
                            + ", so that Monday to Friday are taken for working days");
        }
    }

    private void soil(Expr.Domain domain, List<Subject> subjects) {
        if (domain.function() != Expr.DomainFunction.DEPLETION && domain.function() != Expr.DomainFunction.REFILL) {
            return;
        }
        List<String> without = subjects.stream()
                .filter(subject -> {
                    Zone zone = reach.registry().zone(subject.site(), subject.zone());
                    return zone != null && !(hasDepth(zone) && hasSoil(zone));
                })
                .map(Subject::key)
                .toList();
        if (!without.isEmpty()) {
            warn(
                    domain,
                    Caution.ZONE_WITHOUT_DEPTH,
                    "root depth or soil is not known for "
                            + without.stream().limit(4).collect(Collectors.joining(", "))
                            + (without.size() > 4 ? ", …" : "") + ": '" + domain.text() + "' stays undetermined there");
        }
    }

    private static boolean hasDepth(Zone zone) {
        return zone.attributes().containsKey("root_depth")
                || PlantGroup.of(word(zone, "plant")).isPresent()
                || PlantGroup.of(zone.type()).isPresent();
    }

    private static boolean hasSoil(Zone zone) {
        return Texture.of(word(zone, "soil")).isPresent()
                || (zone.attributes().containsKey("field_capacity")
                        && zone.attributes().containsKey("wilting_point"));
    }

    private static String word(Zone zone, String name) {
        return zone.attributes().get(name) instanceof Value.Word word ? word.text() : "";
    }
}
