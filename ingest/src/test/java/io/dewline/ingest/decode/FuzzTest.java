package io.dewline.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.model.DeadLetter;
import io.dewline.model.Reading;
import io.dewline.model.Registry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever arrives becomes entries or dead letters with a reason of the contract. The seed is fixed: a failure repeats. */
final class FuzzTest {
    private static final long ARRIVED = 1_780_272_090_000L;
    private static final int ROUNDS = 30_000;
    private static final List<String> SEEDS = List.of(
            "telemetry {\"at\": \"2026-06-01T08:00:00+08:00\", \"seq\": 12, \"values\": {\"pm10\": 83.2, \"pm25\": 31}}",
            "telemetry [{\"at\": 1780272000000, \"values\": {\"pm10\": 80}}, {\"values\": {\"tsp\": 8.1e1}, \"flags\": {\"tsp\": \"M\"}}]",
            "telemetry {\"values\": {\"pm10\": 1}, \"simulated\": true, \"device\": \"dust-01\", \"more\": [1, {\"a\": null}]}",
            "status {\"state\": \"online\", \"at\": \"2026-06-01T00:00:00Z\", \"simulated\": true}",
            "reply {\"id\": \"c-5f0c3a9e\", \"result\": \"refused\", \"reason\": \"tank empty\"}",
            "fact {\"fact\": \"watered\", \"value\": 8, \"subject\": \"site\", \"source\": \"truck-7\"}");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\u0000",
        "\\",
        "null",
        "true",
        "NaN",
        "1e999",
        "-",
        "0",
        "9999999999999999999999",
        "\"at\"",
        "\"values\"",
        "\"flags\"",
        "\"seq\"",
        "\"pm10\"",
        "\u00e9",
        "\ud83d\ude00",
        "[[[[[[[[[[",
        "{\"values\":{"
    };

    @Test
    void everyMutationHasAnOutcome() {
        Random random = new Random(20_260_601);
        Registry registry = TestRegistry.examples();
        Decoder decoder = Decoder.ofNative(DecodeOptions.of(Mode.WALL));
        Set<String> reasons = Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.toSet());
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            String[] seed = SEEDS.get(random.nextInt(SEEDS.size())).split(" ", 2);
            byte[] payload = mutate(seed[1].getBytes(StandardCharsets.UTF_8), random);
            String topic = "dewline/v1/east-gate/" + (seed[0].equals("fact") ? "fact" : "dust-01/" + seed[0]);
            Decoded decoded = decoder.decode(topic, payload, ARRIVED, registry);
            for (DeadLetter letter : decoded.deadLetters()) {
                outcomes.merge(letter.reason(), 1, Integer::sum);
            }
            for (Reading reading : decoded.readings()) {
                for (int v = 0; v < reading.size(); v++) {
                    if (!reading.quantity(v).plausible(reading.value(v))) {
                        outcomes.merge("implausible", 1, Integer::sum);
                    }
                }
                outcomes.merge("reading", 1, Integer::sum);
            }
            if (decoded.deadLetters().isEmpty() && decoded.readings().isEmpty()) {
                outcomes.merge("other", 1, Integer::sum);
            }
        }
        assertThat(outcomes).doesNotContainKeys(Reason.DECODER_FAULT.word(), "implausible");
        assertThat(reasons)
                .containsAll(outcomes.keySet().stream()
                        .filter(outcome -> !outcome.equals("reading") && !outcome.equals("other"))
                        .toList());
        // The mutations reach far enough in to be worth something.
        assertThat(outcomes)
                .containsKeys("reading", "json_malformed", "shape", "value_type", "quantity_unknown", "time_malformed")
                .containsKeys(
                        "value_out_of_range", "flag_malformed", "status_malformed", "reply_malformed", "fact_unknown");
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(ROUNDS);
    }

    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "0",
        "83.2",
        "1e400",
        "-0.0",
        "1780272000000",
        "\"\"",
        "\"x\"",
        "\"1999-01-01T00:00:00Z\"",
        "\"1980-01-01T00:00:00Z\"",
        "[]",
        "{}",
        "[1,{\"a\":2}]",
        "{\"pm10\":1}",
        "{\"pm10\":\"x\"}",
        "{\"rain\":1}",
        "\"M\""
    };

    /** Half of the texts stay JSON: a member's value is exchanged. */
    private static byte[] mutate(byte[] seed, Random random) {
        if (random.nextBoolean()) {
            String text = new String(seed, StandardCharsets.UTF_8);
            int colon = -1;
            for (int n = random.nextInt(6) + 1; n > 0 && text.indexOf(": ", colon + 1) > 0; n--) {
                colon = text.indexOf(": ", colon + 1);
            }
            int end = colon + 2;
            while (",}]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String value = VALUES[random.nextInt(VALUES.length)];
            return (text.substring(0, colon + 2) + value + text.substring(end)).getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = seed;
        for (int n = random.nextInt(4) + 1; n > 0; n--) {
            int at = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(5)) {
                case 0 -> splice(bytes, at, Math.min(bytes.length, at + random.nextInt(8)), new byte[0]);
                case 1 -> splice(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
                case 2 -> splice(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
                case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, 0, random.nextInt(bytes.length + 1)));
                default -> Arrays.copyOf(bytes, random.nextInt(10) == 0 ? at : bytes.length);
            };
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] insert) {
        byte[] spliced = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(insert, 0, spliced, from, insert.length);
        System.arraycopy(bytes, to, spliced, from + insert.length, bytes.length - to);
        return spliced;
    }
}
