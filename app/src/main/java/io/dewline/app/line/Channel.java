package io.dewline.app.line;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.function.Function;

/**
 * An address on the event bus with the types that travel on it: immutable values by reference inside this process, each answered when its effect is
 * committed. The time-out is a failed future; the sender repeats the same request.
 */
public final class Channel<Q, R> {
    private static final String CODEC = "dewline-reference";

    private final Vertx vertx;
    private final String address;
    private final DeliveryOptions options;

    public Channel(Vertx vertx, String address, Duration timeout) {
        this.vertx = vertx;
        this.address = address;
        this.options =
                new DeliveryOptions().setCodecName(CODEC).setLocalOnly(true).setSendTimeout(timeout.toMillis());
    }

    /** Once per Vert.x instance, before the first channel is used. */
    public static void prepare(Vertx vertx) {
        vertx.eventBus().registerCodec(new ByReference());
    }

    public Future<R> request(Q question) {
        return vertx.eventBus()
                .<Parcel>request(address, new Parcel(question), options)
                .map(answer -> open(answer.body()));
    }

    /** Serves the channel on the calling verticle's context; a failed answer reaches the sender as a failed request. */
    public MessageConsumer<Parcel> serve(Function<Q, Future<R>> service) {
        return vertx.eventBus().localConsumer(address, message -> {
            Q question = open(message.body());
            Future<R> answer;
            try {
                answer = service.apply(question);
            } catch (RuntimeException e) {
                answer = Future.failedFuture(e);
            }
            answer.onSuccess(value -> message.reply(new Parcel(value), options))
                    .onFailure(e -> message.fail(1, String.valueOf(e.getMessage())));
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the address carries one pair of types
    private static <T> T open(Parcel parcel) {
        return (T) parcel.content();
    }

    /** What travels. */
    public record Parcel(Object content) {}

    private static final class ByReference implements MessageCodec<Parcel, Parcel> {
        @Override
        public void encodeToWire(Buffer buffer, Parcel parcel) {
            throw new UnsupportedOperationException("channels are local");
        }

        @Override
        public Parcel decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("channels are local");
        }

        @Override
        public Parcel transform(Parcel parcel) {
            return parcel;
        }

        @Override
        public String name() {
            return CODEC;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
