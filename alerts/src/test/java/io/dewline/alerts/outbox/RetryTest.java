package io.dewline.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void theWaitIsJitteredByAQuarterAndTheSameEachTimeItIsAsked() {
        for (int number = 1; number < 30; number++) {
            long least = (long) (Math.min(5_000 * Math.pow(2, number - 1), 600_000) * 0.75) - 1;
            Duration wait = Retry.PEOPLE.after("key", number);
            assertThat(wait.toMillis()).isBetween(least, (long) ((least + 1) / 0.75 * 1.25) + 1);
            assertThat(Retry.PEOPLE.after("key", number)).isEqualTo(wait);
        }
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> Retry.PEOPLE.after("key-" + i, 1))
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void aCircuitOpensAfterFiveFailuresAndItsPauseDoubles() {
        Instant now = Instant.EPOCH;
        Circuit circuit = Circuit.SOUND;
        for (int i = 0; i < 4; i++) {
            circuit = circuit.failed(now);
            assertThat(circuit.lets(now)).isTrue();
        }
        circuit = circuit.failed(now);
        assertThat(circuit.open()).isTrue();
        assertThat(circuit.lets(now.plusSeconds(29))).isFalse();
        assertThat(circuit.lets(now.plusSeconds(30))).isTrue();
        circuit = circuit.failed(now);
        assertThat(circuit.lets(now.plusSeconds(59))).isFalse();
        for (int i = 0; i < 100; i++) {
            circuit = circuit.failed(now);
        }
        assertThat(circuit.lets(now.plusSeconds(300))).isTrue();
    }
}
