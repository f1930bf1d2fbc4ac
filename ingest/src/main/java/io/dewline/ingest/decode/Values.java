package io.dewline.ingest.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.dewline.model.DeviceKind;
import io.dewline.model.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values and flags of one telemetry object: those that hold, and a refusal for each that does not. */
final class Values {
    static final int MAX_VALUES = 64;

    private static final int MAX_FLAG = 16;
    private static final String NORMAL = "N";

    private final DeviceKind kind;
    private Quantity[] quantities = new Quantity[8];
    private double[] numbers = new double[8];
    private int size;
    private int seen;
    private final List<Refusal> refusals = new ArrayList<>(0);
    /** Quantity and flag in turn; a flag of "" is malformed. */
    private final List<String> given = new ArrayList<>(0);

    private @Nullable String @Nullable [] flags;

    Values(DeviceKind kind) {
        this.kind = kind;
    }

    void clear() {
        size = 0;
        seen = 0;
        refusals.clear();
        given.clear();
        flags = null;
    }

    /** Reads the object that the current token begins. */
    void read(Json json) throws IOException, Refusal {
        for (JsonToken token = json.next(); token != JsonToken.END_OBJECT; token = json.next()) {
            if (++seen > MAX_VALUES) {
                throw new Refusal(Reason.TOO_MANY_VALUES, "");
            }
            String name = json.name();
            JsonToken value = json.next();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            Quantity quantity = kind.quantities().get(name);
            if (quantity == null) {
                refusals.add(new Refusal(Reason.QUANTITY_UNKNOWN, name));
                json.skipValue();
            } else if (value == null || !value.isNumeric()) {
                refusals.add(new Refusal(Reason.VALUE_TYPE, name));
                json.skipValue();
            } else {
                take(quantity, json.number());
            }
        }
    }

    private void take(Quantity quantity, double number) {
        if (!quantity.plausible(number)) {
            refusals.add(new Refusal(Reason.VALUE_OUT_OF_RANGE, quantity.id()));
            return;
        }
        if (size == quantities.length) {
            quantities = Arrays.copyOf(quantities, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        quantities[size] = quantity;
        numbers[size++] = number;
    }

    /** Reads the flags object that the current token begins. */
    void readFlags(Json json) throws IOException, Refusal {
        for (JsonToken token = json.next(); token != JsonToken.END_OBJECT; token = json.next()) {
            if (given.size() == 2 * MAX_VALUES) {
                throw new Refusal(Reason.TOO_MANY_VALUES, "");
            }
            String name = json.name();
            JsonToken value = json.next();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            String flag = value == JsonToken.VALUE_STRING ? json.text() : "";
            json.skipValue();
            if (!flag.equals(NORMAL)) {
                given.add(name);
                given.add(isFlag(flag) ? flag : "");
            }
        }
    }

    /** Gives each value its flag. A value whose flag cannot be read is refused: it may be anything but normal. */
    void settleFlags() {
        for (int i = 0; i < given.size(); i += 2) {
            String flag = given.get(i + 1);
            if (flag.isEmpty()) {
                refusals.add(new Refusal(Reason.FLAG_MALFORMED, given.get(i)));
                remove(given.get(i));
            }
        }
        for (int i = 0; i < given.size(); i += 2) {
            int at = indexOf(given.get(i));
            if (at >= 0) {
                if (flags == null) {
                    flags = new String[size];
                }
                flags[at] = given.get(i + 1);
            }
        }
    }

    private void remove(String name) {
        int at = indexOf(name);
        if (at >= 0) {
            System.arraycopy(quantities, at + 1, quantities, at, size - at - 1);
            System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
            size--;
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (quantities[i].id().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFlag(String text) {
        if (text.isEmpty() || text.length() > MAX_FLAG) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            int letter = text.charAt(i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Whether the object had no member at all. */
    boolean none() {
        return seen == 0;
    }

    int size() {
        return size;
    }

    Quantity[] quantities() {
        return quantities;
    }

    double[] numbers() {
        return numbers;
    }

    /** Per value a flag or null; null when no value is flagged. */
    @Nullable
    String @Nullable [] flags() {
        return flags;
    }

    int refused() {
        return refusals.size();
    }

    Refusal refusal(int index) {
        return refusals.get(index);
    }
}
