package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What we send. Paho flushes after each packet; acknowledgements are held back as long as more of them are announced and due at once, at most two
 * milliseconds, and go out together. Every other packet takes what is held with it at once. Written by one thread, announced by others.
 */
final class AckOutput extends OutputStream {
    private static final int BUFFER = 8 * 1024;
    private static final int PUBACK = 0x40;
    private static final long HELD_AT_MOST = 2_000_000;

    private final OutputStream out;
    private final CountDownLatch greeted;
    private final AtomicInteger announced = new AtomicInteger();
    private final byte[] buffer = new byte[BUFFER];
    private int count;
    private boolean acknowledgement;
    private boolean begun;
    private long heldSince;

    AckOutput(OutputStream out, CountDownLatch greeted) {
        this.out = out;
        this.greeted = greeted;
    }

    /** This many acknowledgements are about to be handed to Paho, without a pause. */
    void announce(int acknowledgements) {
        announced.addAndGet(acknowledgements);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            acknowledgement = (bytes[offset] & 0xf0) == PUBACK;
        }
        if (count + length > BUFFER) {
            drain();
        }
        if (length > BUFFER) {
            out.write(bytes, offset, length);
        } else {
            if (count == 0) {
                heldSince = System.nanoTime();
            }
            System.arraycopy(bytes, offset, buffer, count, length);
            count += length;
        }
    }

    /** The end of a packet. */
    @Override
    public void flush() throws IOException {
        boolean more = begun && acknowledgement && announced.decrementAndGet() > 0;
        begun = false;
        if (!more || System.nanoTime() - heldSince > HELD_AT_MOST) {
            drain();
            out.flush();
            greeted.countDown();
        }
    }

    private void drain() throws IOException {
        if (count > 0) {
            int length = count;
            count = 0;
            out.write(buffer, 0, length);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
