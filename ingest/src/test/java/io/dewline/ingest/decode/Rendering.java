package io.dewline.ingest.decode;

import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import io.dewline.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what became of a message the way docs/wire-format.md does. */
final class Rendering {
    private Rendering() {}

    static List<String> of(Decoded decoded) {
        List<String> lines = new ArrayList<>();
        decoded.readings().forEach(reading -> lines.add(of(reading)));
        decoded.facts().forEach(fact -> lines.add(of(fact)));
        decoded.events().forEach(event -> lines.add(of(event)));
        decoded.deadLetters().forEach(letter -> lines.add(of(letter)));
        return lines;
    }

    private static String of(Reading reading) {
        StringBuilder line = new StringBuilder("reading ")
                .append(reading.source().device())
                .append(" at=")
                .append(Instant.ofEpochMilli(reading.at()));
        if (reading.origin().stamped() != Reading.Stamped.DEVICE) {
            line.append('(')
                    .append(reading.origin().stamped().name().toLowerCase(Locale.ROOT))
                    .append(')');
        }
        if (reading.seq() != Reading.NO_SEQ) {
            line.append(" seq=").append(reading.seq());
        }
        if (reading.origin().simulated()) {
            line.append(" simulated");
        }
        for (int i = 0; i < reading.size(); i++) {
            line.append(' ').append(reading.quantity(i).id()).append('=').append(number(reading.value(i)));
            String flag = reading.flag(i);
            if (flag != null) {
                line.append('!').append(flag);
            }
        }
        return line.toString();
    }

    private static String of(Fact fact) {
        Fact.Value value = fact.value();
        return "fact " + of(fact.subject()) + " " + fact.name() + "="
                + value.asText().orElseGet(() -> number(value.asNumber().orElseThrow())) + " " + fact.source() + " "
                + Instant.ofEpochMilli(fact.from()) + ".." + Instant.ofEpochMilli(fact.until());
    }

    private static String of(Subject subject) {
        return switch (subject.level()) {
            case AREA -> "area";
            case SITE -> "site";
            case ZONE -> "zone:" + subject.zone();
            case DEVICE -> "device:" + subject.device();
        };
    }

    private static String of(DeviceEvent event) {
        if (event instanceof DeviceEvent.Status status) {
            return "status " + status.source().device() + (status.online() ? " online" : " offline");
        }
        DeviceEvent.Reply reply = (DeviceEvent.Reply) event;
        String line = "reply " + reply.source().device() + " " + reply.command() + " "
                + reply.result().name().toLowerCase(Locale.ROOT);
        return reply.reason() == null ? line : line + " " + reply.reason();
    }

    private static String of(DeadLetter letter) {
        return ("dead " + letter.reason() + " " + letter.detail()).strip();
    }

    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
