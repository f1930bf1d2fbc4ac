package io.dewline.alerts.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Our records as JSON text; instants are epoch milliseconds, durations milliseconds. */
final class Codec {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("times")
                    .addSerializer(Instant.class, new Written<>(Instant.class, Instant::toEpochMilli))
                    .addDeserializer(Instant.class, new Read<>(Instant.class, Instant::ofEpochMilli))
                    .addSerializer(Duration.class, new Written<>(Duration.class, Duration::toMillis))
                    .addDeserializer(Duration.class, new Read<>(Duration.class, Duration::ofMillis)))
            .build();

    private Codec() {}

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StorageFailure("cannot write a record", e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StorageFailure("cannot read a record of type " + type.getSimpleName(), e);
        }
    }

    private static final class Written<T> extends StdSerializer<T> {
        private final transient ToLongFunction<T> millis;

        Written(Class<T> type, ToLongFunction<T> millis) {
            super(type);
            this.millis = millis;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(millis.applyAsLong(value));
        }
    }

    private static final class Read<T> extends StdDeserializer<T> {
        private final transient LongFunction<T> ofMillis;

        Read(Class<T> type, LongFunction<T> ofMillis) {
            super(type);
            this.ofMillis = ofMillis;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return ofMillis.apply(json.getLongValue());
        }
    }
}
