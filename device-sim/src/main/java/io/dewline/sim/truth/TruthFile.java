package io.dewline.sim.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.dewline.sim.wire.Publication;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/** The truth as JSON, one object a line; each says by {@code truth} what it is. */
public final class TruthFile implements Truth, Closeable {
    private final JsonGenerator json;

    /** @param writer closed with this */
    public TruthFile(Writer writer) {
        try {
            json = new JsonFactory().createGenerator(writer);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which run this is; the first line. */
    public void run(String scenario, long seed, Instant start) {
        line("run", () -> {
            json.writeStringField("scenario", scenario);
            json.writeNumberField("seed", seed);
            json.writeStringField("start", start.toString());
        });
    }

    /** The run is over; the last line. */
    public void end(Instant at) {
        line("end", () -> json.writeStringField("at", at.toString()));
    }

    @Override
    public void was(What what, Subject subject, Instant from, Instant to, boolean over) {
        line("was", () -> {
            json.writeStringField("what", what.word());
            json.writeStringField("site", subject.site());
            json.writeStringField("subject", subject.key());
            json.writeStringField("from", from.toString());
            json.writeStringField("to", to.toString());
            json.writeBooleanField("over", over);
        });
    }

    @Override
    public void seen(What what, Subject subject, List<String> devices) {
        line("seen", () -> {
            json.writeStringField("what", what.word());
            json.writeStringField("site", subject.site());
            json.writeStringField("subject", subject.key());
            json.writeArrayFieldStart("by");
            for (String device : devices) {
                json.writeString(device);
            }
            json.writeEndArray();
        });
    }

    @Override
    public void sent(Publication said) {
        Publication.Reading reading = said.reading();
        if (reading == null) {
            return;
        }
        line("sent", () -> {
            json.writeStringField("time", said.at().toString());
            json.writeStringField("device", reading.device());
            json.writeStringField("at", reading.at().toString());
            json.writeNumberField("seq", reading.seq());
            json.writeStringField("quantity", reading.quantity());
            if (!reading.fate().isEmpty()) {
                json.writeStringField("fate", reading.fate());
            }
        });
    }

    @Override
    public void water(String site, String zone, Water water) {
        line("water", () -> {
            json.writeStringField("site", site);
            json.writeStringField("subject", "zone:" + site + "/" + zone);
            json.writeNumberField("given", tenths(water.given()));
            json.writeNumberField("ideal", tenths(water.ideal()));
        });
    }

    @Override
    public void fault(String word, String device, Instant from, Instant to) {
        line("fault", () -> {
            json.writeStringField("kind", word);
            json.writeStringField("device", device);
            json.writeStringField("from", from.toString());
            json.writeStringField("to", to.toString());
        });
    }

    @Override
    public void close() {
        try {
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double tenths(double value) {
        return StrictMath.rint(10 * value) / 10;
    }

    private interface Body {
        void write() throws IOException;
    }

    private void line(String truth, Body body) {
        try {
            json.writeStartObject();
            json.writeStringField("truth", truth);
            body.write();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
