package io.dewline.ingest.log;

/** Which characters InfluxDB line protocol escapes, and where. */
final class LineEscapes {
    private LineEscapes() {}

    /** A measurement. */
    static void measurement(TextBuffer to, String name) {
        name(to, name, false);
    }

    /** A tag's key or value, or a field's key. */
    static void key(TextBuffer to, String name) {
        name(to, name, true);
    }

    private static void name(TextBuffer to, String name, boolean equals) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name in line protocol is not empty");
        }
        if (plain(name)) {
            to.put(name);
            return;
        }
        StringBuilder escaped = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // A backslash before a separator has no unambiguous form.
            if (c < ' ' || c == '\\') {
                throw new IllegalArgumentException("a name in line protocol has no backslash and no control character");
            }
            if (c == ',' || c == ' ' || (equals && c == '=')) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        to.put(escaped.toString());
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ',' || c == '=' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** A field's text, with its quotes. */
    static void text(TextBuffer to, String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                throw new IllegalArgumentException("a text in line protocol is one line");
            }
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        to.put(quoted.append('"').toString());
    }
}
