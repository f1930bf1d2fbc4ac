package io.dewline.rules.engine;

import io.dewline.rules.series.FactLine;
import io.dewline.rules.series.Pack;
import io.dewline.rules.series.Track;
import io.dewline.rules.series.Unpack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The engine's state as bytes under keys: {@code engine}, {@code device/ID}, {@code fact/NAME/SUBJECT} and {@code subject/SUBJECT}. Each value begins with
 * the layout's version.
 */
final class Snapshot {
    private static final byte VERSION = 1;
    private static final String ENGINE = "engine";
    private static final String DEVICE = "device/";
    private static final String FACT = "fact/";
    private static final String SUBJECT = "subject/";
    private static final byte[] GONE = {};

    private final Desk desk;
    private final Pack pack = new Pack();
    private final List<FactLine> lines = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();

    Snapshot(Desk desk) {
        this.desk = desk;
    }

    void touch(FactLine line) {
        if (line.touch()) {
            lines.add(line);
        }
    }

    /** Hands what changed to {@code keep}, one value after another, so that they need not be held all at once. */
    void changes(World world, long stamp, BiConsumer<String, byte[]> keep) {
        for (String key : gone) {
            keep.accept(key, GONE);
        }
        gone.clear();
        for (Track track : desk.tracks) {
            keep.accept(DEVICE + track.id(), packed(track::write));
        }
        desk.tracks.clear();
        for (FactLine line : lines) {
            keep.accept(Surroundings.key(line.name(), line.subject()), packed(line::write));
        }
        lines.clear();
        for (Group group : desk.touched) {
            keep.accept(SUBJECT + group.subject().key(), packed(group::write));
        }
        desk.touched.clear();
        if (stamp != Long.MIN_VALUE) {
            keep.accept(ENGINE, packed(out -> whole(world, stamp, out)));
        }
    }

    private byte[] packed(Consumer<Pack> body) {
        pack.clear();
        pack.version(VERSION);
        body.accept(pack);
        return pack.bytes();
    }

    private void whole(World world, long stamp, Pack out) {
        out.whole(stamp);
        out.whole(desk.startedAt);
        desk.link.write(out);
        List<Blindness> telling =
                world.blindnesses.values().stream().filter(Blindness::tells).toList();
        out.count(telling.size());
        for (Blindness blindness : telling) {
            out.text(blindness.subject().key());
            out.nest(blindness::write);
        }
    }

    /** The whole state, changed or not. */
    void everything(World world, long stamp, BiConsumer<String, byte[]> keep) {
        world.tracks.values().forEach(desk::touch);
        world.voices.values().forEach(voice -> touch(voice.line()));
        world.groups.values().forEach(group -> group.touch(desk));
        changes(world, stamp, keep);
    }

    /** Another world has taken the place of the former: all that it knows must be kept anew, and what is gone no longer. */
    void replaced(World former, World next) {
        former.tracks.keySet().stream()
                .filter(id -> !next.tracks.containsKey(id))
                .forEach(id -> gone.add(DEVICE + id));
        former.groups.keySet().stream()
                .filter(key -> !next.groups.containsKey(key))
                .forEach(key -> gone.add(SUBJECT + key));
        next.tracks.values().forEach(desk::touch);
        next.voices.values().forEach(voice -> touch(voice.line()));
        next.groups.values().forEach(group -> group.touch(desk));
    }

    /** Takes over a state as far as the world has a place for it; returns its stamp, {@link Long#MIN_VALUE} when there was none. */
    long read(Map<String, byte[]> state, World world) {
        long stamp = Long.MIN_VALUE;
        byte[] whole = state.get(ENGINE);
        if (whole != null && whole.length > 0) {
            stamp = whole(new Unpack(body(whole)), world);
        }
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(state).entrySet()) {
            String key = entry.getKey();
            if (entry.getValue().length == 0) {
                continue;
            }
            byte[] body = body(entry.getValue());
            if (key.startsWith(DEVICE)) {
                Track track = world.tracks.get(key.substring(DEVICE.length()));
                if (track != null) {
                    track.read(body);
                }
            } else if (key.startsWith(FACT)) {
                FactLine read = FactLine.of(body);
                if (!read.isEmpty()) {
                    world.voice(read.name(), read.subject()).line().take(read);
                }
            } else if (key.startsWith(SUBJECT)) {
                subject(world.groups.get(key.substring(SUBJECT.length())), new Unpack(body));
            }
        }
        return stamp;
    }

    private static byte[] body(byte[] value) {
        if (value[0] > VERSION) {
            throw new IllegalArgumentException(
                    "the state has layout " + value[0] + ", this version knows up to " + VERSION);
        }
        return Arrays.copyOfRange(value, 1, value.length);
    }

    private long whole(Unpack in, World world) {
        long stamp = in.whole();
        desk.startedAt = in.whole();
        desk.link.read(in);
        for (int i = in.count(); i > 0; i--) {
            Blindness blindness = world.blindnesses.get(in.text());
            Unpack body = in.nest();
            if (blindness != null) {
                blindness.read(body);
            }
        }
        return stamp;
    }

    private static void subject(@org.jspecify.annotations.Nullable Group group, Unpack in) {
        Map<String, Watch> watches = new HashMap<>();
        if (group != null) {
            group.watches().forEach(watch -> watches.put(watch.rule().id(), watch));
        }
        for (int i = in.count(); i > 0; i--) {
            Watch watch = watches.get(in.text());
            Unpack body = in.nest();
            if (watch != null) {
                watch.read(body);
            }
        }
    }
}
