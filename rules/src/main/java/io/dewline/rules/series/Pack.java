package io.dewline.rules.series;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes a piece of state in the snapshot's binary layout, big-endian. */
public final class Pack {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final DataOutputStream out = new DataOutputStream(new Appender());
    private byte[] bytes = new byte[256];
    private int size;

    /** A part that writes itself. */
    public interface Part {
        void write(DataOutput out) throws IOException;
    }

    private final class Appender extends OutputStream {
        @Override
        public void write(int b) {
            int at = room(1);
            bytes[at] = (byte) b;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            int at = room(length);
            System.arraycopy(from, offset, bytes, at, length);
        }
    }

    /** Makes room for {@code length} more bytes; where they begin. */
    private int room(int length) {
        int at = size;
        size = Math.addExact(at, length);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
        }
        return at;
    }

    /** Forgets what was written. */
    public void clear() {
        size = 0;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    public void io(Part part) {
        try {
            part.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /** The layout's version. */
    public void version(byte value) {
        int at = room(1);
        bytes[at] = value;
    }

    public void flag(boolean value) {
        int at = room(1);
        bytes[at] = (byte) (value ? 1 : 0);
    }

    void mark(short value) {
        int at = room(2);
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    public void count(int value) {
        int at = room(4);
        INT.set(bytes, at, value);
    }

    public void whole(long value) {
        int at = room(8);
        LONG.set(bytes, at, value);
    }

    public void number(double value) {
        whole(Double.doubleToLongBits(value));
    }

    public void text(String value) {
        byte[] utf = value.getBytes(StandardCharsets.UTF_8);
        count(utf.length);
        int at = room(utf.length);
        System.arraycopy(utf, 0, bytes, at, utf.length);
    }

    /** A part with its length before it, so that a reader can pass it by. */
    public void nest(Consumer<Pack> part) {
        int length = room(4);
        int begin = size;
        part.accept(this);
        INT.set(bytes, length, size - begin);
    }
}
