package io.dewline.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Registry;
import io.dewline.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final long HOUR = 3_600_000;

    private static DeadLetter letter(String topic, Reason reason, String payload, long arrived) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new DeadLetter(topic, bytes, bytes.length, reason.word(), "x", arrived);
    }

    private static List<DeadLetter> letters(int count) {
        return Collections.nCopies(count, letter("t", Reason.VALUE_TYPE, "0123456789", 0));
    }

    @Test
    void keepsTheBytesOfASendersFirstLettersInAnHour() {
        DeadLetterBudget budget = new DeadLetterBudget(new DeadLetterBudget.Limit(3, 1_000));
        assertThat(budget.admit("a", letters(2), 5)).hasSize(2);
        List<DeadLetter> admitted = budget.admit("a", letters(4), 6);
        assertThat(admitted).hasSize(2);
        assertThat(admitted.get(0).payload()).hasSize(10);
        assertThat(admitted.get(1).payload()).isEmpty();
        assertThat(admitted.get(1).size()).isEqualTo(10);
        assertThat(admitted.get(1).detail()).isEqualTo("x and 2 more");
        assertThat(budget.withheld()).isEqualTo(3);
        assertThat(budget.admit("b", letters(3), 6)).isEqualTo(letters(3));
        assertThat(budget.admit("a", letters(1), HOUR)).isEqualTo(letters(1));
    }

    @Test
    void boundsTheBytesToo() {
        DeadLetterBudget budget = new DeadLetterBudget(new DeadLetterBudget.Limit(100, 25));
        List<DeadLetter> two = IntStream.range(0, 2)
                .mapToObj(i -> letter("t", Reason.VALUE_TYPE, "0123456789", 0))
                .toList();
        assertThat(budget.admit("a", two, 5)).isEqualTo(two);
        assertThat(budget.admit("a", two, 5)).singleElement().satisfies(bare -> assertThat(bare.payload())
                .isEmpty());
    }

    @Test
    void remembersTheLastStatusOfEachDevice() {
        StatusMemory memory = new StatusMemory();
        assertThat(memory.changes(status("a", true, 1))).isTrue();
        assertThat(memory.changes(status("a", true, 2))).isFalse();
        assertThat(memory.changes(status("b", true, 2))).isTrue();
        assertThat(memory.changes(status("a", false, 3))).isTrue();
        memory.forget();
        assertThat(memory.changes(status("a", false, 3))).isTrue();
    }

    private static DeviceEvent.Status status(String device, boolean online, long at) {
        return new DeviceEvent.Status(new Source("dust", "east-gate", "", device), online, false, at, at);
    }

    @Test
    void listsUnknownDevicesOnceWithWhatIsNeededToAdoptThem() {
        Registry registry = TestRegistry.examples();
        UnknownDevices unknown = new UnknownDevices();
        String topic = "dewline/v1/east-gate/ghost-9/telemetry";
        unknown.note(letter(topic, Reason.DEVICE_UNKNOWN, "{\"values\": {\"temperature\": 20, \"rain\": 0}}", 10));
        unknown.note(letter(topic, Reason.DEVICE_UNKNOWN, "{\"values\": {\"rain\"", 20));
        unknown.note(letter("dewline/v1/east-gate/dust-01/telemetry", Reason.VALUE_TYPE, "{}", 20));
        assertThat(unknown.list(registry)).singleElement().satisfies(device -> {
            assertThat(device.first()).isEqualTo(10);
            assertThat(device.last()).isEqualTo(20);
            assertThat(device.count()).isEqualTo(2);
            assertThat(device.quantities()).containsExactlyInAnyOrder("rain", "temperature");
            assertThat(device.stanza(registry))
                    .isEqualTo("# sites: id: east-gate\ndevices:\n  - id: ghost-9\n    kind: weather\n");
        });
    }

    @Test
    void forgetsTheStrangerUnheardForLongest() {
        UnknownDevices unknown = new UnknownDevices();
        for (int i = 0; i <= 1_000; i++) {
            unknown.note(letter("dewline/v1/east-gate/g-" + i + "/telemetry", Reason.DEVICE_UNKNOWN, "", i));
            unknown.note(letter("dewline/v1/east-gate/g-0/telemetry", Reason.DEVICE_UNKNOWN, "", i));
        }
        assertThat(unknown.forgotten()).isEqualTo(1);
        assertThat(unknown.list(TestRegistry.examples()))
                .hasSize(1_000)
                .extracting(UnknownDevices.Unknown::device)
                .contains("g-0", "g-2", "g-1000")
                .doesNotContain("g-1");
    }

    @Test
    void matchesTopicFiltersAsMqttDoes() {
        assertThat(TopicFilter.matches("a/+/c", "a/b/c")).isTrue();
        assertThat(TopicFilter.matches("a/+/c", "a//c")).isTrue();
        assertThat(TopicFilter.matches("a/+/c", "a/b/c/d")).isFalse();
        assertThat(TopicFilter.matches("a/+", "a")).isFalse();
        assertThat(TopicFilter.matches("a/#", "a")).isTrue();
        assertThat(TopicFilter.matches("a/#", "a/b/c")).isTrue();
        assertThat(TopicFilter.matches("a/#", "ab")).isFalse();
        assertThat(TopicFilter.matches("a/b", "a/bc")).isFalse();
    }
}
