package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the broker sends, read in large pieces: Paho asks for single bytes, each of them a system call otherwise. It follows the packets that pass, so
 * that one too large is refused before Paho makes room for it, and a header that comes in pieces is waited for: Paho loses step there. Nothing is read
 * before the greeting (CONNECT) went out: Paho waits for ever for a receiver that has met the end of the stream already. For one thread.
 */
final class PacketInput extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final CountDownLatch greeted;
    private final long maximumPacket;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    private boolean inLength;
    private long length;
    private int shift;
    /** Monotonic nanoseconds since when we have been waiting for a byte; 0 while we have some. */
    private volatile long waiting;

    /** Bytes that the packet still has, once its length is known. */
    private long rest;

    PacketInput(InputStream in, CountDownLatch greeted, long maximumPacket) {
        this.in = in;
        this.greeted = greeted;
        this.maximumPacket = maximumPacket;
    }

    @Override
    public int available() {
        return end - at;
    }

    @Override
    public int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        byte next = buffer[at++];
        if (rest > 0) {
            rest--;
        } else {
            follow(next);
        }
        return next & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (rest == 0) {
            // A header goes byte by byte.
            int next = read();
            if (next < 0) {
                return -1;
            }
            into[offset] = (byte) next;
            return 1;
        }
        int wanted = (int) Math.min(length, rest);
        int count;
        if (at == end && wanted >= BUFFER) {
            count = in.read(into, offset, wanted);
            if (count < 0) {
                return -1;
            }
        } else {
            if (at == end && !fill()) {
                return -1;
            }
            count = Math.min(wanted, end - at);
            System.arraycopy(buffer, at, into, offset, count);
            at += count;
        }
        rest -= count;
        return count;
    }

    /** A byte of a packet's fixed header: the type, then the length in groups of seven bits. */
    private void follow(byte next) throws IOException {
        if (!inLength) {
            inLength = true;
            shift = 0;
            length = 0;
            return;
        }
        length |= (long) (next & 0x7f) << shift;
        shift += 7;
        if (next >= 0) {
            inLength = false;
            if (length > maximumPacket) {
                throw new IOException(
                        "the broker sent a packet of " + length + " bytes; " + maximumPacket + " was agreed on");
            }
            rest = length;
        } else if (shift > 21) {
            throw new IOException("the broker sent a packet without a length");
        }
    }

    private boolean fill() throws IOException {
        awaitGreeting();
        if (waiting == 0) {
            waiting = System.nanoTime() | 1;
        }
        while (true) {
            try {
                int count = in.read(buffer, 0, BUFFER);
                waiting = 0;
                at = 0;
                end = Math.max(count, 0);
                return count > 0;
            } catch (SocketTimeoutException e) {
                if (!inLength) {
                    throw e;
                }
            }
        }
    }

    /** For how many nanoseconds the broker has said nothing though we listened; from any thread. */
    long silence() {
        long since = waiting;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    private void awaitGreeting() throws IOException {
        try {
            if (!greeted.await(1, TimeUnit.SECONDS)) {
                throw new SocketTimeoutException("not greeted yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
