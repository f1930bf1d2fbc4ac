package io.dewline.ingest.log;

import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes readings as InfluxDB line protocol: the kind as measurement, tags device, site, zone where present, a float per quantity, {@code <quantity>_flag}
 * where flagged, seq, simulated, at_flag, arrived, and the device time in milliseconds. Not thread safe.
 */
final class LineWriter {
    private static final int REMEMBERED = 100_000;

    private final Map<Source, byte[]> prefixes = new HashMap<>();
    private final Map<String, byte[]> keys = new HashMap<>();
    private final TextBuffer scratch = new TextBuffer();

    /** Adds the reading's line without its end. */
    void write(Reading reading, TextBuffer to) {
        to.put(prefix(reading.source()));
        for (int i = 0; i < reading.size(); i++) {
            to.put(i == 0 ? ' ' : ',');
            to.put(key(reading.quantity(i).id()));
            to.put(reading.value(i));
        }
        for (int i = 0; i < reading.size(); i++) {
            String flag = reading.flag(i);
            if (flag != null) {
                to.put(',');
                LineEscapes.key(to, reading.quantity(i).id());
                to.put("_flag=");
                LineEscapes.text(to, flag);
            }
        }
        if (reading.seq() != Reading.NO_SEQ) {
            to.put(",seq=");
            to.put(reading.seq());
            to.put('i');
        }
        if (reading.origin().simulated()) {
            to.put(",simulated=true");
        }
        switch (reading.origin().stamped()) {
            case DEVICE -> {}
            case ARRIVAL -> to.put(",at_flag=\"arrival\"");
            case FUTURE -> to.put(",at_flag=\"future\"");
        }
        to.put(",arrived=");
        to.put(reading.arrived());
        to.put("i ");
        to.put(reading.at());
    }

    private byte[] prefix(Source source) {
        byte[] known = prefixes.get(source);
        if (known != null) {
            return known;
        }
        scratch.truncate(0);
        LineEscapes.measurement(scratch, source.kind());
        scratch.put(",device=");
        LineEscapes.key(scratch, source.device());
        scratch.put(",site=");
        LineEscapes.key(scratch, source.site());
        if (!source.zone().isEmpty()) {
            scratch.put(",zone=");
            LineEscapes.key(scratch, source.zone());
        }
        return remember(prefixes, source);
    }

    private byte[] key(String quantity) {
        byte[] known = keys.get(quantity);
        if (known != null) {
            return known;
        }
        scratch.truncate(0);
        LineEscapes.key(scratch, quantity);
        scratch.put('=');
        return remember(keys, quantity);
    }

    private <K> byte[] remember(Map<K, byte[]> in, K key) {
        byte[] text = scratch.copy(0, scratch.length());
        if (in.size() >= REMEMBERED) {
            in.clear();
        }
        in.put(key, text);
        return text;
    }
}
