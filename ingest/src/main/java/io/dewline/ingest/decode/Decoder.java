package io.dewline.ingest.decode;

import io.dewline.model.Registry;
import java.util.List;

/** Finds the codec for a message and guards the rest of Dewline against it: whatever arrives, the result is a value. */
public final class Decoder {
    private final List<Subscription> subscriptions;

    public Decoder(List<Subscription> subscriptions) {
        this.subscriptions = List.copyOf(subscriptions);
    }

    /** Decodes Dewline's own format alone. */
    public static Decoder ofNative(DecodeOptions options) {
        return new Decoder(List.of(new Subscription(NativeCodec.FILTERS, new NativeCodec(options))));
    }

    /** The topic filters to subscribe to. */
    public List<String> filters() {
        return subscriptions.stream()
                .flatMap(subscription -> subscription.filters().stream())
                .toList();
    }

    /**
     * Decodes one message; never throws.
     *
     * @param arrived epoch milliseconds
     */
    public Decoded decode(String topic, byte[] payload, long arrived, Registry registry) {
        Message message = new Message(topic, payload, arrived);
        for (Subscription subscription : subscriptions) {
            if (subscription.takes(topic)) {
                try {
                    return subscription.codec().decode(message, registry);
                } catch (RuntimeException | StackOverflowError e) {
                    return refused(
                            message,
                            registry,
                            Reason.DECODER_FAULT,
                            e.getClass().getSimpleName());
                }
            }
        }
        return refused(message, registry, Reason.TOPIC_MALFORMED, "");
    }

    private static Decoded refused(Message message, Registry registry, Reason reason, String detail) {
        Outcome outcome = new Outcome(message);
        outcome.refuseAll(reason, detail);
        return outcome.in(NativeCodec.firstArea(registry));
    }
}
