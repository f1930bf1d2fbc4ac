package io.dewline.ingest.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Fact;
import io.dewline.model.Source;
import io.dewline.model.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads facts, device events, control records and dead letters as one flat JSON object a line. */
final class JsonLines {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    static void write(Fact fact, TextBuffer to) {
        object(to, json -> {
            json.writeStringField("fact", fact.name());
            subject(json, fact.subject());
            Double number = fact.value().number();
            if (number != null) {
                // What JSON cannot say must not become a text.
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException("a value in the log is finite");
                }
                json.writeNumberField("value", number);
            } else {
                json.writeStringField("value", fact.value().text());
            }
            json.writeStringField("source", fact.source());
            json.writeStringField("who", fact.who());
            json.writeNumberField("from", fact.from());
            json.writeNumberField("until", fact.until());
            json.writeNumberField("arrived", fact.arrived());
        });
    }

    static void write(DeviceEvent event, TextBuffer to) {
        object(to, json -> {
            if (event instanceof DeviceEvent.Status status) {
                json.writeStringField("event", "status");
                source(json, status.source());
                json.writeBooleanField("online", status.online());
                json.writeBooleanField("simulated", status.simulated());
            } else if (event instanceof DeviceEvent.Reply reply) {
                json.writeStringField("event", "reply");
                source(json, reply.source());
                json.writeStringField("command", reply.command());
                json.writeStringField("result", word(reply.result()));
                if (reply.reason() != null) {
                    json.writeStringField("reason", reply.reason());
                }
            }
            json.writeNumberField("at", event.at());
            json.writeNumberField("arrived", event.arrived());
        });
    }

    static void write(Control control, TextBuffer to) {
        object(to, json -> {
            if (control instanceof Control.Link link) {
                json.writeStringField("control", "link");
                json.writeStringField("state", word(link.state()));
            } else if (control instanceof Control.Configuration configuration) {
                json.writeStringField("control", "configuration");
                json.writeStringField("hash", configuration.hash());
            } else if (control instanceof Control.Gap gap) {
                json.writeStringField("control", "gap");
                json.writeNumberField("from", gap.from());
                json.writeNumberField("to", gap.to());
            } else {
                json.writeStringField("control", "tick");
            }
        });
    }

    static void write(DeadLetter letter, TextBuffer to) {
        object(to, json -> {
            json.writeStringField("dead", letter.reason());
            json.writeStringField("detail", letter.detail());
            json.writeStringField("topic", letter.topic());
            json.writeNumberField("size", letter.size());
            json.writeNumberField("arrived", letter.arrived());
            String text = utf8(letter.payload());
            if (text != null) {
                json.writeStringField("payload", text);
            } else {
                json.writeStringField("base64", Base64.getEncoder().encodeToString(letter.payload()));
            }
        });
    }

    static Fact readFact(byte[] text, int from, int to) {
        Members in = Members.of(text, from, to);
        return new Fact(
                in.text("fact"),
                new Subject(
                        Subject.Level.valueOf(in.text("subject").toUpperCase(Locale.ROOT)),
                        in.textOr("area", ""),
                        in.textOr("site", ""),
                        in.textOr("zone", ""),
                        in.textOr("device", "")),
                in.value("value") instanceof Number number
                        ? Fact.Value.of(number.doubleValue())
                        : Fact.Value.of(in.text("value")),
                in.text("source"),
                in.text("who"),
                in.number("from"),
                in.number("until"),
                in.number("arrived"));
    }

    static DeviceEvent readEvent(byte[] text, int from, int to) {
        Members in = Members.of(text, from, to);
        Source source = new Source(in.text("kind"), in.text("site"), in.textOr("zone", ""), in.text("device"));
        if (in.text("event").equals("status")) {
            return new DeviceEvent.Status(
                    source,
                    Boolean.TRUE.equals(in.value("online")),
                    Boolean.TRUE.equals(in.value("simulated")),
                    in.number("at"),
                    in.number("arrived"));
        }
        return new DeviceEvent.Reply(
                source,
                in.text("command"),
                DeviceEvent.Result.valueOf(in.text("result").toUpperCase(Locale.ROOT)),
                in.value("reason") == null ? null : in.text("reason"),
                in.number("at"),
                in.number("arrived"));
    }

    static Control readControl(byte[] text, int from, int to) {
        Members in = Members.of(text, from, to);
        String control = in.text("control");
        return switch (control) {
            case "tick" -> new Control.Tick();
            case "link" ->
                new Control.Link(Control.State.valueOf(in.text("state").toUpperCase(Locale.ROOT)));
            case "configuration" -> new Control.Configuration(in.text("hash"));
            case "gap" -> new Control.Gap(in.number("from"), in.number("to"));
            default -> throw new IllegalArgumentException("unknown control record " + control);
        };
    }

    static DeadLetter readDeadLetter(byte[] text, int from, int to) {
        Members in = Members.of(text, from, to);
        byte[] payload = in.value("payload") instanceof String plain
                ? plain.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(in.text("base64"));
        return new DeadLetter(
                in.text("topic"),
                payload,
                Math.toIntExact(in.number("size")),
                in.text("dead"),
                in.text("detail"),
                in.number("arrived"));
    }

    private static void subject(JsonGenerator json, Subject subject) throws IOException {
        json.writeStringField("subject", word(subject.level()));
        present(json, "area", subject.area());
        present(json, "site", subject.site());
        present(json, "zone", subject.zone());
        present(json, "device", subject.device());
    }

    private static void source(JsonGenerator json, Source source) throws IOException {
        json.writeStringField("kind", source.kind());
        json.writeStringField("site", source.site());
        present(json, "zone", source.zone());
        json.writeStringField("device", source.device());
    }

    private static void present(JsonGenerator json, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(key, value);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static void object(TextBuffer to, Body body) {
        try (JsonGenerator json = JSON.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The members of one flat object. */
    private record Members(Map<String, Object> values) {
        static Members of(byte[] text, int from, int to) {
            Map<String, Object> values = new HashMap<>();
            try (JsonParser json = JSON.createParser(text, from, to - from)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String key = json.currentName();
                    JsonToken token = json.nextToken();
                    if (token == JsonToken.VALUE_STRING) {
                        values.put(key, json.getText());
                    } else if (token.isBoolean()) {
                        values.put(key, json.getBooleanValue());
                    } else if (token.isNumeric()) {
                        values.put(key, json.getNumberValue());
                    } else {
                        json.skipChildren();
                    }
                }
            } catch (IOException malformed) {
                throw new IllegalArgumentException("not a JSON line", malformed);
            }
            return new Members(values);
        }

        @Nullable
        Object value(String key) {
            return values.get(key);
        }

        String text(String key) {
            if (values.get(key) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("the line has no text " + key);
        }

        String textOr(String key, String otherwise) {
            return values.containsKey(key) ? text(key) : otherwise;
        }

        long number(String key) {
            if (values.get(key) instanceof Number number) {
                return number.longValue();
            }
            throw new IllegalArgumentException("the line has no number " + key);
        }
    }
}
