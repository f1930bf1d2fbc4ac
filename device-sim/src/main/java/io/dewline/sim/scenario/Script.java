package io.dewline.sim.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.dewline.sim.wire.Publication;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Messages in a file in place of a broker: one JSON object a line with time, topic, payload. */
public final class Script implements Closeable {
    private final JsonGenerator json;
    private long messages;

    /** @param writer closed with this */
    public Script(Writer writer) throws IOException {
        json = new JsonFactory().createGenerator(writer);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    public void take(Publication said) {
        try {
            json.writeStartObject();
            json.writeStringField("time", said.at().toString());
            json.writeStringField("topic", said.topic());
            if (said.retained()) {
                json.writeBooleanField("retained", true);
            }
            json.writeStringField("payload", said.payload());
            json.writeEndObject();
            messages++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long messages() {
        return messages;
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.close();
    }
}
