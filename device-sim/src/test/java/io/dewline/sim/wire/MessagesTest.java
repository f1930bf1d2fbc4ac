package io.dewline.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void numbersAreRoundedAsSensorsDoAndNeverInExponentForm() {
        assertThat(Json.number(83.24, 1)).isEqualTo("83.2");
        assertThat(Json.number(31.0, 1)).isEqualTo("31");
        assertThat(Json.number(-0.04, 1)).isEqualTo("0");
        assertThat(Json.number(1_234_567_890_123.4, 1)).isEqualTo("1234567890123.4");
        assertThat(Json.number(200, 0)).isEqualTo("200");
    }

    @Test
    void aReadingIsWrittenAsTheDocumentShowsIt() {
        String json = new Telemetry(AT, 12)
                .put(Quantity.SOIL_MOISTURE, 0.2131)
                .put(Quantity.SOIL_TEMPERATURE, 18.4)
                .json(true);
        assertThat(json)
                .isEqualTo("{\"at\":\"2026-06-01T00:00:00Z\",\"seq\":12,"
                        + "\"values\":{\"soil_moisture\":0.213,\"soil_temperature\":18.4},\"simulated\":true}");
    }

    @Test
    void aSensorNeverShowsMoreThanItsRange() {
        assertThat(new Telemetry(AT, 0).put(Quantity.HUMIDITY, 104).json(false)).contains("\"humidity\":100");
    }

    @Test
    void textIsEscaped() {
        assertThat(Reply.refused("a\"b\\", "line\nbreak").json(AT))
                .isEqualTo("{\"id\":\"a\\\"b\\\\\",\"result\":\"refused\",\"reason\":\"line\\u000abreak\","
                        + "\"at\":\"2026-06-01T00:00:00Z\"}");
    }

    @Test
    void theDocumentsCommandIsUnderstood() {
        Command command = Command.parse(
                "{\"id\": \"c-5f0c3a9e\", \"desired\": {\"running\": 1}, \"until\": \"2026-06-01T00:30:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(command).isEqualTo(new Command("c-5f0c3a9e", true, Instant.parse("2026-06-01T00:30:00Z"), null));
    }
}
