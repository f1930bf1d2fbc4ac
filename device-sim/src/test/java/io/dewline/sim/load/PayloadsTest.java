package io.dewline.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dewline.sim.mqtt.Broker;
import io.dewline.sim.wire.WireRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadsTest {
    static Set<String> kinds() {
        return Payloads.KINDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindKeepsTheWireFormat(String kind) throws Exception {
        for (int number : new int[] {0, 9, 10, 99, 4711}) {
            int readings = 1 + number % 10;
            Payloads device = new Payloads(fleet(kind, 5000), number, readings);
            String topic = new String(device.topic(), StandardCharsets.UTF_8);
            WireRules rules = new WireRules(Map.of("dev-" + number, new String[] {"load", kind}));
            for (int i = 0; i < 12; i++) {
                assertThat(rules.faults(topic, text(device.next(1_780_272_000_000L))))
                        .isEmpty();
            }
        }
    }

    @Test
    void theCounterGoesUpByOneAndNoTwoReadingsShareAMillisecond() throws Exception {
        Payloads device = new Payloads(fleet("dust", 1), 0, 1);
        for (int i = 0; i < 1234; i++) {
            JsonNode reading = new JsonMapper().readTree(device.next(1_780_272_000_000L));
            assertThat(reading.path("seq").asInt()).isEqualTo(i);
            assertThat(reading.path("at").asLong()).isEqualTo(1_780_272_000_000L + i);
        }
    }

    @Test
    void aLoadThatNoDeviceCouldMakeIsRefused() {
        assertThatThrownBy(() ->
                        LoadOptions.plain(Broker.at("tcp://localhost"), fleet("dust", 1), 2000, Duration.ofSeconds(1)))
                .hasMessageContaining("more devices or a lower rate");
        assertThatThrownBy(() -> fleet("moon", 1)).hasMessageContaining("known are cannon, dust");
    }

    private static Fleet fleet(String kind, int devices) {
        return new Fleet("load", "dev-", kind, devices, true);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
