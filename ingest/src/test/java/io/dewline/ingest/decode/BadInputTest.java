package io.dewline.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.model.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadInputTest {
    private static final long ARRIVED = Instant.parse("2026-06-01T00:01:30Z").toEpochMilli();
    private static final String DUST = "dewline/v1/east-gate/dust-01/";

    private final Registry registry = TestRegistry.examples();
    private final Decoder decoder = Decoder.ofNative(DecodeOptions.of(Mode.WALL));

    private Decoded decode(String topic, String payload) {
        return decoder.decode(topic, payload.getBytes(StandardCharsets.UTF_8), ARRIVED, registry);
    }

    private String rendered(String topic, String payload) {
        return String.join("; ", Rendering.of(decode(topic, payload)));
    }

    private String telemetry(String payload) {
        return rendered(DUST + "telemetry", payload).replace(" at=2026-06-01T00:01:30Z(arrival)", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                          | dead json_malformed",
                "nonsense                                                    | dead json_malformed",
                "{\"values\": {\"pm10\": 20}} {}                             | dead json_malformed",
                "{\"values\": {\"pm10\": 20,}}                               | dead json_malformed",
                "{'values': {'pm10': 20}}                                    | dead json_malformed",
                "{\"values\": {\"pm10\": Infinity}}                          | dead json_malformed",
                "{\"values\": {\"pm10\": -NaN}}                              | dead json_malformed",
                "{\"values\": {\"pm10\": 020}}                               | dead json_malformed",
                "{\"values\": {\"pm10\": 20, \"pm10\": 21}}                  | dead json_malformed",
                "{\"seq\": 1, \"seq\": 1, \"values\": {\"pm10\": 20}}        | dead json_malformed",
                "{\"x\": {\"y\": 1, \"y\": 1}, \"values\": {\"pm10\": 20}}   | dead json_malformed",
                "[{\"values\": {\"pm10\": 20}}, {\"values\"]                 | dead json_malformed",
                "null                                                        | dead shape",
                "12                                                          | dead shape",
                "{}                                                          | dead shape values",
                "{\"values\": {}}                                            | dead shape values",
                "{\"values\": null}                                          | dead shape values",
                "{\"values\": [20]}                                          | dead shape values",
                "{\"values\": {\"pm10\": 20}, \"flags\": [1]}                | dead shape flags",
                "{\"values\": {\"pm10\": 20}, \"simulated\": \"yes\"}        | dead shape simulated",
                "{\"values\": {\"pm10\": 20}, \"site\": 7}                   | dead shape site",
                "{\"values\": {\"pm10\": 20}, \"site\": \"riverside\"}       | dead site_mismatch riverside",
                "{\"values\": {\"pm10\": 20}, \"device\": \"dust-02\"}       | dead device_mismatch dust-02",
                "{\"values\": {\"pm10\": 20}, \"site\": \"east-gate\", \"device\": \"dust-01\"} | reading dust-01 pm10=20",
                "{\"values\": {\"pm10\": 20}, \"at\": \"yesterday\"}         | dead time_malformed at",
                "{\"values\": {\"pm10\": 20}, \"at\": 1780272000.5}          | dead time_malformed at",
                "{\"values\": {\"pm10\": 20}, \"at\": {\"s\": 1}}            | dead time_malformed at",
                "{\"values\": {\"pm10\": 20}, \"at\": 99999999999999999999}  | dead time_malformed at",
                "{\"values\": {\"pm10\": 20}, \"at\": \"1989-12-31T23:59:59Z\"} | dead time_ancient at",
                "{\"values\": {\"pm10\": 20}, \"at\": 1780272000}            | dead time_ancient at",
                "{\"values\": {\"pm10\": 20}, \"at\": null}                  | reading dust-01 pm10=20",
                "{\"values\": {\"pm10\": 20}, \"seq\": -1}                   | reading dust-01 pm10=20; dead seq_malformed seq",
                "{\"values\": {\"pm10\": 20}, \"seq\": 1.5}                  | reading dust-01 pm10=20; dead seq_malformed seq",
                "{\"values\": {\"pm10\": 20}, \"seq\": 9007199254740992}     | reading dust-01 pm10=20; dead seq_malformed seq",
                "{\"values\": {\"pm10\": 20}, \"seq\": 9007199254740991}     | reading dust-01 seq=9007199254740991 pm10=20",
                "{\"values\": {\"pm10\": null}}                              | ``",
                "{\"values\": {\"pm10\": null, \"pm25\": 1}}                 | reading dust-01 pm25=1",
                "{\"values\": {\"pm10\": \"20\"}}                            | dead value_type pm10",
                "{\"values\": {\"pm10\": true, \"pm25\": [1], \"tsp\": {}}}  | dead value_type pm10; dead value_type pm25; dead value_type tsp",
                "{\"values\": {\"soil_moisture\": 0.2}}                      | dead quantity_unknown soil_moisture",
                "{\"values\": {\"pm10\": 1e400}}                             | dead value_out_of_range pm10",
                "{\"values\": {\"pm10\": -0.0}}                              | reading dust-01 pm10=0",
                "{\"values\": {\"pm10\": 20000, \"pm25\": 20000.001}}        | reading dust-01 pm10=20000; dead value_out_of_range pm25",
                "{\"flags\": {\"pm10\": \"D\"}, \"values\": {\"pm10\": 20}}  | reading dust-01 pm10=20!D",
                "{\"values\": {\"pm10\": 20, \"pm25\": 2}, \"flags\": {\"pm10\": \"M1\"}} | reading dust-01 pm25=2; dead flag_malformed pm10",
                "{\"values\": {\"pm10\": 20}, \"flags\": {\"pm10\": \"\", \"pm25\": \"M\"}} | dead flag_malformed pm10",
                "{\"values\": {\"pm10\": 20}, \"flags\": {\"pm10\": null}}   | reading dust-01 pm10=20",
                "[{\"values\": {\"pm10\": 20}}, 7, {\"values\": 7}, {\"values\": {\"pm10\": 21}}] | reading dust-01 pm10=20; reading dust-01 pm10=21; dead shape; dead shape values",
                "[]                                                          | ``",
                "{\"more\": [1, {\"a\": \"b\"}], \"values\": {\"pm10\": 20}} | reading dust-01 pm10=20",
            })
    void refusesWhatIsWrongAndKeepsWhatIsGood(String payload, String expected) {
        assertThat(telemetry(payload == null ? "" : payload)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dewline/v1/nowhere/dust-99/telemetry    | dead site_unknown nowhere",
                "dewline/v1/nowhere/dust-01/telemetry    | dead site_mismatch dust-01",
                "dewline/v1/nowhere/fact                 | dead site_unknown nowhere",
                "dewline/v1/East/dust-01/telemetry       | dead topic_malformed",
                "dewline/v1/east-gate//telemetry         | dead topic_malformed",
                "dewline/v1/east-gate/dust-01/shout      | dead topic_malformed",
                "dewline/v2/east-gate/dust-01/telemetry  | dead topic_malformed",
                "other                                   | dead topic_malformed",
            })
    void refusesTopicsThatDoNotAgreeWithTheRegistry(String topic, String expected) {
        assertThat(rendered(topic, "{\"values\": {\"pm10\": 20}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status | {\"state\": \"asleep\"}                                | dead status_malformed state",
                "status | {\"at\": \"2026-06-01T00:00:00Z\"}                     | dead status_malformed state",
                "status | {\"state\": \"online\", \"simulated\": 1}              | dead status_malformed simulated",
                "status | {\"state\": \"online\", \"at\": \"now\"}               | dead time_malformed at",
                "status | [1]                                                    | dead shape",
                "status | ``                                                     | ``",
                "reply  | {\"id\": \"c-1\", \"result\": \"perhaps\"}             | dead reply_malformed result",
                "reply  | {\"result\": \"done\"}                                 | dead reply_malformed id",
                "reply  | {\"id\": \"c-1\", \"result\": \"refused\"}             | dead reply_malformed reason",
                "reply  | {\"id\": \"c-1\", \"result\": \"done\", \"reason\": 3} | dead reply_malformed reason",
                "reply  | {\"id\": \"c-1\", \"result\": \"done\"} x              | dead json_malformed",
            })
    void refusesBadStatusesAndReplies(String channel, String payload, String expected) {
        assertThat(rendered(DUST + channel, payload == null ? "" : payload))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"value\": 3, \"source\": \"me\"}                                             | dead shape fact",
                "{\"fact\": \"watered\", \"value\": 8}                                          | dead shape source",
                "{\"fact\": \"watered\", \"value\": \"8\", \"source\": \"me\"}                  | dead fact_value watered",
                "{\"fact\": \"watered\", \"value\": -8, \"source\": \"me\"}                     | dead fact_value watered",
                "{\"fact\": \"watered\", \"source\": \"me\"}                                    | dead fact_value watered",
                "{\"fact\": \"phase\", \"value\": \"party\", \"source\": \"me\"}                | dead fact_value phase",
                "{\"fact\": \"complaint\", \"value\": true, \"source\": \"me\"}                 | dead fact_value complaint",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"subject\": \"zone:x\"}         | dead fact_subject zone:x",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"subject\": \"device:soil-01\"} | dead fact_subject device:soil-01",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"subject\": \"planet\"}         | dead fact_subject planet",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"subject\": 1}                  | dead fact_subject subject",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"from\": 1780272000000}         | dead time_malformed from",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"from\": \"1980-01-01T00:00:00Z\"} | dead time_ancient from",
                "{\"fact\": \"watered\", \"value\": 8, \"source\": \"me\", \"until\": \"2026-06-01T00:00:00Z\"} | dead time_malformed until",
                "{\"fact\": \"forecast_tmin\", \"value\": -8, \"source\": \"me\"} | fact site forecast_tmin=-8 me 2026-06-01T00:01:30Z..2026-06-01T12:01:30Z",
                "{\"fact\": \"cover\", \"value\": \"net\", \"source\": \"me\", \"subject\": \"device:dust-01\"} | fact device:dust-01 cover=net me 2026-06-01T00:01:30Z..2026-07-31T00:01:30Z",
            })
    void refusesBadFacts(String payload, String expected) {
        assertThat(rendered("dewline/v1/east-gate/fact", payload)).isEqualTo(expected);
    }

    @Test
    void givesTheArrivalToStampsBeyondTheSkewAndSaysSo() {
        assertThat(telemetry("{\"at\": \"2026-06-01T00:03:30Z\", \"values\": {\"pm10\": 20}}"))
                .isEqualTo("reading dust-01 at=2026-06-01T00:03:30Z pm10=20");
        assertThat(telemetry("{\"at\": \"2026-06-01T00:03:30.001Z\", \"values\": {\"pm10\": 20}}"))
                .isEqualTo("reading dust-01 at=2026-06-01T00:01:30Z(future) pm10=20");
        assertThat(telemetry("{\"at\": 253402300799000000, \"values\": {\"pm10\": 20}}"))
                .isEqualTo("reading dust-01 at=2026-06-01T00:01:30Z(future) pm10=20");
    }

    @Test
    void doesNotCompareDeviceTimesWithTheMachineWhenReadingsAreTheClock() {
        Decoder replaying = Decoder.ofNative(DecodeOptions.of(Mode.READINGS));
        Decoded decoded = replaying.decode(
                DUST + "telemetry",
                "{\"at\": \"2031-06-01T00:00:00Z\", \"values\": {\"pm10\": 20}}".getBytes(StandardCharsets.UTF_8),
                ARRIVED,
                registry);
        assertThat(Rendering.of(decoded)).containsExactly("reading dust-01 at=2031-06-01T00:00:00Z pm10=20");
    }

    @Test
    void refusesTooLargeAPayloadAndKeepsItsBeginning() {
        byte[] payload = new byte[10 << 20];
        Arrays.fill(payload, (byte) 'x');
        Decoded decoded = decoder.decode(DUST + "telemetry", payload, ARRIVED, registry);
        assertThat(Rendering.of(decoded)).containsExactly("dead payload_too_large");
        assertThat(decoded.deadLetters().get(0).payload()).hasSize(4_096);
        assertThat(decoded.deadLetters().get(0).size()).isEqualTo(10 << 20);
    }

    @Test
    void refusesDeepNestingWhereverItStands() {
        assertThat(telemetry("[".repeat(10_000))).isEqualTo("dead json_too_deep");
        assertThat(telemetry("{\"a\":".repeat(10_000))).isEqualTo("dead json_too_deep");
        assertThat(telemetry("{\"x\": [[[[[[[7]]]]]]], \"values\": {\"pm10\": 1}}"))
                .isEqualTo("reading dust-01 pm10=1");
        assertThat(telemetry("{\"x\": [[[[[[[[7]]]]]]]], \"values\": {\"pm10\": 1}}"))
                .isEqualTo("dead json_too_deep");
        assertThat(rendered(DUST + "status", "[".repeat(10_000))).isEqualTo("dead json_too_deep");
    }

    @Test
    void refusesTooManyReadingsWhole() {
        String one = "{\"values\": {\"pm10\": 1}}";
        String thousand = IntStream.range(0, 1_000).mapToObj(i -> one).collect(Collectors.joining(","));
        assertThat(decode(DUST + "telemetry", "[" + thousand + "]").readings()).hasSize(1_000);
        assertThat(telemetry("[" + thousand + "," + one + "]")).isEqualTo("dead too_many_readings");
    }

    @Test
    void refusesTooManyValuesWhole() {
        String values =
                IntStream.range(0, 65).mapToObj(i -> "\"q" + i + "\": 1").collect(Collectors.joining(","));
        assertThat(telemetry("[{\"values\": {\"pm10\": 1}}, {\"values\": {" + values + "}}]"))
                .isEqualTo("dead too_many_values");
    }

    @Test
    void refusesTooLongATextWhole() {
        String text = "x".repeat(1_001);
        assertThat(telemetry("{\"x\": \"" + text + "\", \"values\": {\"pm10\": 1}}"))
                .startsWith("dead shape");
        assertThat(telemetry("{\"" + text + "\": 1, \"values\": {\"pm10\": 1}}"))
                .startsWith("dead shape");
        assertThat(telemetry("{\"values\": {\"pm10\": " + "1".repeat(1_001) + "}}"))
                .startsWith("dead shape");
        assertThat(telemetry("{\"values\": {\"pm10\": " + "1".repeat(1_000) + "}}"))
                .isEqualTo("dead value_out_of_range pm10");
    }

    @Test
    void findsADuplicateAmongManyKeys() {
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        assertThat(telemetry("{" + keys + ", \"values\": {\"pm10\": 1}}")).isEqualTo("reading dust-01 pm10=1");
        assertThat(telemetry("{" + keys + ", \"k19999\": 2, \"values\": {\"pm10\": 1}}"))
                .isEqualTo("dead json_malformed");
        assertThat(telemetry("{" + keys + ", \"k7\": 2, \"values\": {\"pm10\": 1}}"))
                .isEqualTo("dead json_malformed");
    }

    @Test
    void keepsOfALongMessageTheObjectThatWasRefused() {
        Decoded decoded = decode(
                DUST + "telemetry",
                "[{\"values\": {\"pm10\": 1}}, {\"values\": {\"pm10\": -1}, \"seq\": 4}, {\"v\":1}]");
        assertThat(decoded.readings()).hasSize(1);
        assertThat(decoded.deadLetters())
                .extracting(letter -> new String(letter.payload(), StandardCharsets.UTF_8))
                .containsExactly("{\"values\": {\"pm10\": -1}, \"seq\": 4}", "{\"v\":1}");
    }

    @Test
    void answersAFaultOfACodecWithADeadLetter() {
        Codec broken = (message, known) -> {
            throw new IllegalStateException("a bug");
        };
        Decoded decoded = new Decoder(java.util.List.of(new Subscription(java.util.List.of("#"), broken)))
                .decode(DUST + "telemetry", new byte[] {1, 2}, ARRIVED, registry);
        assertThat(Rendering.of(decoded)).containsExactly("dead decoder_fault IllegalStateException");
        assertThat(decoded.deadLetters().get(0).payload()).containsExactly(1, 2);
    }
}
