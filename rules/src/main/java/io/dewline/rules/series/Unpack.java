package io.dewline.rules.series;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what {@link Pack} wrote. */
public final class Unpack {
    private final ByteArrayInputStream bytes;
    private final DataInputStream in;

    public Unpack(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.in = new DataInputStream(this.bytes);
    }

    /** A part that reads itself. */
    public interface Part {
        void read(DataInput in) throws IOException;
    }

    private interface Question<T> {
        T ask(DataInput in) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot ends too early", e);
        }
    }

    public void io(Part part) {
        ask(i -> {
            part.read(i);
            return Boolean.TRUE;
        });
    }

    /** Whether something is left: an older layout ends earlier. */
    public boolean more() {
        return bytes.available() > 0;
    }

    public boolean flag() {
        return ask(DataInput::readBoolean);
    }

    short mark() {
        return ask(DataInput::readShort);
    }

    public int count() {
        return ask(DataInput::readInt);
    }

    public long whole() {
        return ask(DataInput::readLong);
    }

    public double number() {
        return ask(DataInput::readDouble);
    }

    private byte[] block() {
        return ask(i -> {
            byte[] block = new byte[i.readInt()];
            i.readFully(block);
            return block;
        });
    }

    public String text() {
        return new String(block(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public Unpack nest() {
        return new Unpack(block());
    }
}
