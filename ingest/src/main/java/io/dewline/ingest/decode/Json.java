package io.dewline.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON text token by token inside the limits of docs/wire-format.md section 6 and refuses duplicate keys, which Jackson's own check
 * does at the price of a hash set an object.
 */
final class Json implements AutoCloseable {
    static final int MAX_BYTES = 256 * 1024;
    static final int MAX_DEPTH = 8;
    static final int MAX_TEXT = 1_000;

    private static final int FEW = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 2)
                    .maxNumberLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;
    /** The keys of all open objects, innermost last; {@code begins} tells where each open level's keys begin. */
    private String[] keys = new String[16];

    private int count;
    private final int[] begins = new int[MAX_DEPTH + 1];
    private int depth;
    private @Nullable Set<String> @Nullable [] many;

    private Json(JsonParser parser) {
        this.parser = parser;
    }

    static Json open(byte[] payload) throws IOException {
        return new Json(FACTORY.createParser(payload));
    }

    /** What a failure while reading means. */
    static Refusal refusal(IOException failure) {
        return failure instanceof StreamConstraintsException
                ? new Refusal(Reason.SHAPE, "a text or a number of over " + MAX_TEXT + " characters")
                : new Refusal(Reason.JSON_MALFORMED, "");
    }

    /** The next token, null at the end of the text. */
    @Nullable
    JsonToken next() throws IOException, Refusal {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return null;
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (++depth > MAX_DEPTH) {
                    throw new Refusal(Reason.JSON_TOO_DEEP, "");
                }
                begins[depth] = count;
            }
            case END_OBJECT, END_ARRAY -> {
                count = begins[depth];
                if (many != null) {
                    many[depth] = null;
                }
                depth--;
            }
            case FIELD_NAME -> remember(parser.currentName());
            case VALUE_STRING -> {
                if (parser.getTextLength() > MAX_TEXT) {
                    throw new Refusal(Reason.SHAPE, "a text of over " + MAX_TEXT + " characters");
                }
            }
            default -> {}
        }
        return token;
    }

    /** Steps over the value that begins at the current token. */
    void skipValue() throws IOException, Refusal {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isStructStart()) {
            return;
        }
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == null) {
                throw new Refusal(Reason.JSON_MALFORMED, "");
            }
        }
    }

    /** Refuses anything after the value that was read. */
    void end() throws IOException, Refusal {
        if (parser.nextToken() != null) {
            throw new Refusal(Reason.JSON_MALFORMED, "");
        }
    }

    String name() throws IOException {
        return parser.currentName();
    }

    String text() throws IOException {
        return parser.getText();
    }

    double number() throws IOException {
        // adding zero turns -0.0 into 0.0
        return parser.getDoubleValue() + 0.0;
    }

    /** The current integer; null when it does not fit. */
    @Nullable
    Long integer() throws IOException {
        try {
            return parser.getLongValue();
        } catch (InputCoercionException e) {
            return null;
        }
    }

    /** The current text or integer as a device time in epoch milliseconds, {@link Rfc3339#MALFORMED} when it is none. */
    long time(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return Rfc3339.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            Long millis = integer();
            return millis == null ? Rfc3339.MALFORMED : millis;
        }
        return Rfc3339.MALFORMED;
    }

    /** Where the current token begins in the payload. */
    int tokenOffset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where reading stands in the payload. */
    int offset() {
        return (int) parser.currentLocation().getByteOffset();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sets
    private void remember(String key) throws IOException, Refusal {
        int begin = begins[depth];
        if (count - begin < FEW) {
            for (int i = begin; i < count; i++) {
                if (keys[i].equals(key)) {
                    throw new JsonParseException(parser, "duplicate key");
                }
            }
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            keys[count++] = key;
            return;
        }
        if (many == null) {
            many = new Set[MAX_DEPTH + 1];
        }
        Set<String> rest = many[depth];
        if (rest == null) {
            rest = new HashSet<>(Arrays.asList(keys).subList(begin, count));
            many[depth] = rest;
        }
        if (!rest.add(key)) {
            throw new JsonParseException(parser, "duplicate key");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
