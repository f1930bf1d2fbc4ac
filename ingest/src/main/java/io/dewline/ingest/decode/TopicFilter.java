package io.dewline.ingest.decode;

/** MQTT topic filters: {@code +} stands for one level, {@code #} at the end for all levels from there on. */
final class TopicFilter {
    private TopicFilter() {}

    static boolean matches(String filter, String topic) {
        int f = 0;
        int t = 0;
        while (f < filter.length()) {
            char c = filter.charAt(f);
            if (c == '#') {
                return true;
            }
            if (c == '+') {
                f++;
                while (t < topic.length() && topic.charAt(t) != '/') {
                    t++;
                }
            } else if (t < topic.length() && topic.charAt(t) == c) {
                f++;
                t++;
            } else {
                return t == topic.length() && filter.startsWith("/#", f);
            }
        }
        return t == topic.length();
    }
}
