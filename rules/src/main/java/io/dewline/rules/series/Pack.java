package io.dewline.rules.series;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes a piece of state in the snapshot's binary layout. */
public final class Pack {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** A part that writes itself. */
    public interface Part {
        void write(DataOutput out) throws IOException;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public void io(Part part) {
        try {
            part.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    public void flag(boolean value) {
        io(o -> o.writeBoolean(value));
    }

    public void count(int value) {
        io(o -> o.writeInt(value));
    }

    public void whole(long value) {
        io(o -> o.writeLong(value));
    }

    public void number(double value) {
        io(o -> o.writeDouble(value));
    }

    public void text(String value) {
        byte[] utf = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        io(o -> {
            o.writeInt(utf.length);
            o.write(utf);
        });
    }

    /** A part with its length before it, so that a reader can pass it by. */
    public void nest(Consumer<Pack> part) {
        Pack inner = new Pack();
        part.accept(inner);
        byte[] written = inner.bytes();
        io(o -> {
            o.writeInt(written.length);
            o.write(written);
        });
    }
}
