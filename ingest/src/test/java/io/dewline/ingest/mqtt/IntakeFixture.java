package io.dewline.ingest.mqtt;

import io.dewline.ingest.decode.DecodeOptions;
import io.dewline.ingest.decode.Decoder;
import io.dewline.ingest.decode.TestRegistry;
import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.model.Control;
import io.dewline.model.Registry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intake on a stand-in for the log, and what its link told. */
final class IntakeFixture implements AutoCloseable {
    static final String TOPIC = "dewline/v1/east-gate/dust-01/telemetry";
    static final MqttOptions.Session QUICK =
            new MqttOptions.Session(Duration.ofSeconds(4), Duration.ofHours(1), Duration.ofSeconds(5), 16L << 20);
    private static final Registry REGISTRY = TestRegistry.examples();

    final TestLog log = new TestLog();
    final List<Control.State> told = new CopyOnWriteArrayList<>();
    final Reception reception = new Reception(Decoder.ofNative(DecodeOptions.of(Mode.WALL)), () -> REGISTRY, log);
    final MqttIntake intake;

    private IntakeFixture(MqttOptions options, MqttIntake.Acknowledge acknowledge) {
        intake = new MqttIntake(options, Mode.WALL, reception, this::tell, acknowledge);
    }

    private CompletionStage<?> tell(Control.State state) {
        told.add(state);
        return CompletableFuture.completedStage(state);
    }

    static MqttOptions options(URI broker) {
        return MqttOptions.of(broker, "dewline-test").with(QUICK);
    }

    static IntakeFixture start(MqttOptions options) {
        return start(options, MqttIntake.Acknowledge.AFTER_COMMIT);
    }

    static IntakeFixture start(MqttOptions options, MqttIntake.Acknowledge acknowledge) {
        IntakeFixture fixture = new IntakeFixture(options, acknowledge);
        fixture.intake.start();
        return fixture;
    }

    /** Until what is published arrives. */
    void awaitUp() {
        Eventually.holds("the link is up", intake::isSubscribed);
    }

    void awaitCaughtUp() {
        Eventually.holds("caught up", () -> intake.state().link() == Control.State.CAUGHT_UP);
    }

    static String reading(int seq) {
        return "{\"at\": " + System.currentTimeMillis() + ", \"seq\": " + seq + ", \"values\": {\"pm10\": 20}}";
    }

    @Override
    public void close() {
        intake.close();
    }
}
