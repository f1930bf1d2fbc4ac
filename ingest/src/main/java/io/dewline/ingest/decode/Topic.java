package io.dewline.ingest.decode;

import io.dewline.model.Words;
import java.util.Optional;

/** A topic of the native format: {@code dewline/v1/{site}/{device}/{channel}}, or {@code dewline/v1/{site}/fact} with device "". */
public record Topic(String site, String device, Channel channel) {
    private static final String PREFIX = "dewline/v1/";

    /** What a topic carries towards Dewline. */
    public enum Channel {
        TELEMETRY,
        STATUS,
        REPLY,
        FACT
    }

    /** Empty when the topic has another form or a part is no id. */
    public static Optional<Topic> parse(String topic) {
        if (!topic.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = topic.substring(PREFIX.length()).split("/", -1);
        if (parts.length == 2 && Words.isId(parts[0]) && parts[1].equals("fact")) {
            return Optional.of(new Topic(parts[0], "", Channel.FACT));
        }
        if (parts.length != 3 || !Words.isId(parts[0]) || !Words.isId(parts[1])) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "telemetry" -> Optional.of(new Topic(parts[0], parts[1], Channel.TELEMETRY));
            case "status" -> Optional.of(new Topic(parts[0], parts[1], Channel.STATUS));
            case "reply" -> Optional.of(new Topic(parts[0], parts[1], Channel.REPLY));
            default -> Optional.empty();
        };
    }

    /** Where a device takes its commands. */
    public static String command(String site, String device) {
        return PREFIX + site + "/" + device + "/command";
    }
}
