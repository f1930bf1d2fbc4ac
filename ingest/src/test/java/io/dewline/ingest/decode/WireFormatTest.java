package io.dewline.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.ingest.log.StampClock.Mode;
import io.dewline.model.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executes the blocks marked {@code wire} of the contract. */
final class WireFormatTest {
    private static final Path CONTRACT = Path.of(System.getProperty("dewline.root", ".."), "docs", "wire-format.md");
    private static final long ARRIVED = Instant.parse("2026-06-01T00:01:30Z").toEpochMilli();

    private final Decoder decoder = Decoder.ofNative(DecodeOptions.of(Mode.WALL));
    private final Registry registry = TestRegistry.examples();

    record Block(int line, String topic, String payload, List<String> expected) {
        @Override
        public String toString() {
            return "line " + line + ": " + topic;
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(CONTRACT);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```wire")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                List<String> body = lines.subList(i + 1, end);
                List<String> payload = body.subList(1, body.size()).stream()
                        .filter(line -> !line.startsWith("=> "))
                        .toList();
                List<String> expected = body.stream()
                        .filter(line -> line.startsWith("=> "))
                        .map(line -> line.substring(3))
                        .toList();
                blocks.add(new Block(i + 2, body.get(0), String.join("\n", payload), expected));
            }
        }
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void decodesTheExamplesOfTheContract(Block block) {
        Decoded decoded =
                decoder.decode(block.topic(), block.payload().getBytes(StandardCharsets.UTF_8), ARRIVED, registry);
        assertThat(Rendering.of(decoded)).isEqualTo(block.expected());
        assertThat(decoded.area()).isEqualTo("city");
    }

    @Test
    void theContractHasExamplesOfEverySection() throws IOException {
        assertThat(blocks().map(Block::topic).map(topic -> topic.substring(topic.lastIndexOf('/') + 1)))
                .hasSizeGreaterThanOrEqualTo(15)
                .contains("telemetry", "status", "reply", "fact");
    }

    @Test
    void theContractNamesEveryReason() throws IOException {
        String contract = Files.readString(CONTRACT);
        for (Reason reason : Reason.values()) {
            assertThat(contract).contains("`" + reason.word() + "`");
        }
    }
}
