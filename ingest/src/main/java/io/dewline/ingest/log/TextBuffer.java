package io.dewline.ingest.log;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing UTF-8 text that is written without garbage and used again. */
final class TextBuffer extends OutputStream {
    /** Above this a double no longer holds every integer. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private static final double[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private byte[] bytes = new byte[1 << 9];
    private int length;

    int length() {
        return length;
    }

    /** Cuts the text back to an earlier length. */
    void truncate(int to) {
        length = to;
    }

    /** A copy of the text between two lengths. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public void write(int b) {
        room(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void put(byte[] text) {
        write(text, 0, text.length);
    }

    void put(char ascii) {
        write(ascii);
    }

    void put(String text) {
        int size = text.length();
        room(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                put(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    void put(long number) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                put(Long.toString(number));
                return;
            }
            put('-');
            number = -number;
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        int at = length + digits;
        length = at;
        do {
            bytes[--at] = (byte) ('0' + number % 10);
            number /= 10;
        } while (number != 0);
    }

    /**
     * The shortest decimal that reads back as this double. A scaled integer below 2⁵³ divided by a power of ten up to 10²² is rounded once, as reading the
     * decimal is: so where the quotient gives the number back, the decimal does too.
     */
    void put(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("a value in the log is finite");
        }
        double size = Math.abs(number);
        if (size < 1e15) {
            for (int places = 0; places < TENS.length; places++) {
                double scaled = Math.rint(size * TENS[places]);
                if (scaled >= EXACT) {
                    break;
                }
                if (scaled / TENS[places] == size) {
                    decimal(Double.doubleToRawLongBits(number) < 0, (long) scaled, places);
                    return;
                }
            }
        }
        put(Double.toString(number));
    }

    private void decimal(boolean negative, long scaled, int places) {
        if (negative) {
            put('-');
        }
        long ten = (long) TENS[places];
        put(scaled / ten);
        if (places > 0) {
            put('.');
            long fraction = scaled % ten;
            for (long digit = ten / 10; digit > 0; digit /= 10) {
                write((int) ('0' + fraction / digit % 10));
            }
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
