package io.dewline.ingest.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.dewline.model.Device;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Reading.Origin;
import io.dewline.model.Reading.Stamped;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a telemetry message: one object or an array of them, each a reading (docs/wire-format.md section 2). */
final class TelemetryReader {
    static final int MAX_READINGS = 1_000;

    private final Json json;
    private final Device device;
    private final DecodeOptions options;
    private final Outcome outcome;
    private final Values values;

    private boolean timed;
    private long given;
    private long seq;
    private boolean simulated;
    private boolean valued;
    private @Nullable Refusal refusal;
    private boolean seqRefused;

    TelemetryReader(Json json, Device device, DecodeOptions options, Outcome outcome) {
        this.json = json;
        this.device = device;
        this.options = options;
        this.outcome = outcome;
        this.values = new Values(device.kind());
    }

    void read() throws IOException, Refusal {
        JsonToken first = json.next();
        if (first == JsonToken.START_OBJECT) {
            object(0);
            json.end();
        } else if (first == JsonToken.START_ARRAY) {
            array();
            json.end();
        } else if (first == null) {
            throw new Refusal(Reason.JSON_MALFORMED, "");
        } else {
            json.end();
            throw new Refusal(Reason.SHAPE, "");
        }
    }

    private void array() throws IOException, Refusal {
        int count = 0;
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            if (++count > MAX_READINGS) {
                throw new Refusal(Reason.TOO_MANY_READINGS, "");
            }
            int begin = json.tokenOffset();
            if (token == JsonToken.START_OBJECT) {
                object(begin);
            } else {
                json.skipValue();
                outcome.refuse(Reason.SHAPE, "", begin, json.offset());
            }
        }
    }

    /** One object; what is wrong with it as a whole is told once it has been read to its end. */
    private void object(int begin) throws IOException, Refusal {
        timed = false;
        seq = Reading.NO_SEQ;
        simulated = false;
        valued = false;
        refusal = null;
        seqRefused = false;
        values.clear();
        for (JsonToken token = json.next(); token != JsonToken.END_OBJECT; token = json.next()) {
            String key = json.name();
            member(key, json.next());
        }
        finish(begin);
    }

    private void member(String key, @Nullable JsonToken value) throws IOException, Refusal {
        if (value == null) {
            throw new Refusal(Reason.JSON_MALFORMED, "");
        }
        switch (key) {
            case "at" -> {
                timed = value != JsonToken.VALUE_NULL;
                given = timed ? json.time(value) : 0;
                json.skipValue();
            }
            case "seq" -> seq(value);
            case "values" -> {
                valued = value == JsonToken.START_OBJECT;
                if (valued) {
                    values.read(json);
                } else {
                    shape(key);
                }
            }
            case "flags" -> {
                if (value == JsonToken.START_OBJECT) {
                    values.readFlags(json);
                } else if (value != JsonToken.VALUE_NULL) {
                    shape(key);
                }
            }
            case "simulated" -> {
                simulated = value == JsonToken.VALUE_TRUE;
                if (!value.isBoolean() && value != JsonToken.VALUE_NULL) {
                    shape(key);
                }
            }
            case "site" -> same(value, device.site(), Reason.SITE_MISMATCH, key);
            case "device" -> same(value, device.id(), Reason.DEVICE_MISMATCH, key);
            default -> json.skipValue();
        }
    }

    private void seq(JsonToken value) throws IOException, Refusal {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        Long counted = value == JsonToken.VALUE_NUMBER_INT ? json.integer() : null;
        if (counted == null || counted < 0 || counted >= 1L << 53) {
            seqRefused = true;
            json.skipValue();
        } else {
            seq = counted;
        }
    }

    private void same(JsonToken value, String expected, Reason mismatch, String key) throws IOException, Refusal {
        if (value == JsonToken.VALUE_STRING) {
            String told = json.text();
            if (!told.equals(expected)) {
                refuse(mismatch, told);
            }
        } else if (value != JsonToken.VALUE_NULL) {
            shape(key);
        }
    }

    private void shape(String key) throws IOException, Refusal {
        json.skipValue();
        refuse(Reason.SHAPE, key);
    }

    private void refuse(Reason reason, String detail) {
        if (refusal == null) {
            refusal = new Refusal(reason, detail);
        }
    }

    private void finish(int begin) {
        long arrived = outcome.message().arrived();
        DeviceTime time = DeviceTime.arrival(arrived);
        try {
            if (timed) {
                time = DeviceTime.of(given, arrived, options);
            }
        } catch (Refusal e) {
            refuse(e.reason(), e.detail());
        }
        if (!valued || values.none()) {
            refuse(Reason.SHAPE, "values");
        }
        if (refusal != null) {
            outcome.refuse(refusal.reason(), refusal.detail(), begin, json.offset());
            return;
        }
        if (seqRefused) {
            outcome.refuse(Reason.SEQ_MALFORMED, "seq", begin, json.offset());
        }
        values.settleFlags();
        int refused = values.refused();
        if (refused > 0) {
            int end = json.offset();
            for (int i = 0; i < refused; i++) {
                outcome.refuse(values.refusal(i).reason(), values.refusal(i).detail(), begin, end);
            }
        }
        if (values.size() > 0) {
            boolean usual = time.stamped() == Stamped.DEVICE && !simulated;
            Origin origin = usual ? Origin.DEVICE : new Origin(time.stamped(), simulated);
            Quantity[] quantities = Arrays.copyOf(values.quantities(), values.size());
            double[] numbers = Arrays.copyOf(values.numbers(), values.size());
            outcome.add(
                    new Reading(device.source(), time.at(), arrived, seq, origin, quantities, numbers, values.flags()));
        }
    }
}
