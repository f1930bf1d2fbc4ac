package io.dewline.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Kinds;
import io.dewline.model.Note;
import io.dewline.model.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static String written(Batch.Kind kind, List<? extends Entry> entries) {
        TextBuffer text = new TextBuffer();
        EntryWriter writer = new EntryWriter();
        entries.forEach(entry -> writer.write(kind, entry, text));
        return new String(text.copy(0, text.length()), StandardCharsets.UTF_8);
    }

    private static void readsBack(Batch.Kind kind, List<? extends Entry> entries) {
        String text = written(kind, entries);
        assertThat(text.lines()).hasSize(entries.size());
        assertThat(new EntryReader(Kinds.kinds()).read(kind, text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(entries);
    }

    @Test
    void factsReadBack() {
        readsBack(
                Batch.Kind.FACTS,
                List.of(
                        new Fact(
                                "watered",
                                Subject.zone("city", "riverside", "lawn-1"),
                                Fact.Value.of(8),
                                "truck-7",
                                "",
                                1,
                                2,
                                3),
                        new Fact(
                                "phase",
                                Subject.site("city", "east-gate"),
                                Fact.Value.of("earthworks"),
                                "张工",
                                "li \"x\"\n",
                                1,
                                2,
                                3),
                        new Fact("warning", Subject.area("city"), Fact.Value.of("42"), "s", "w", -5, Long.MAX_VALUE, 0),
                        new Fact(
                                "district_pm10",
                                Subject.device("city", "s", "", "d"),
                                Fact.Value.of(0.1 + 0.2),
                                "s",
                                "w",
                                1,
                                2,
                                3)));
    }

    @Test
    void deviceEventsReadBack() {
        readsBack(
                Batch.Kind.DEVICE_EVENTS,
                List.of(
                        new DeviceEvent.Status(Samples.SOIL, true, false, 1, 2),
                        new DeviceEvent.Status(Samples.DUST, false, true, 3, 4),
                        new DeviceEvent.Reply(Samples.DUST, "c-1", DeviceEvent.Result.REFUSED, "tank empty", 5, 6),
                        new DeviceEvent.Reply(Samples.DUST, "c-1", DeviceEvent.Result.DONE, null, 5, 6)));
    }

    @Test
    void controlRecordsReadBack() {
        readsBack(
                Batch.Kind.CONTROL,
                List.of(
                        new Control.Tick(),
                        new Control.Link(Control.State.CAUGHT_UP),
                        new Control.Configuration("abc"),
                        new Control.Gap(5, 17)));
    }

    @Test
    void deadLettersKeepTheirBytes() {
        byte[] binary = {0, (byte) 0xff, 10, 13, 34};
        readsBack(
                Batch.Kind.DEAD_LETTERS,
                List.of(
                        new DeadLetter("t/1", binary, 5, "json_malformed", "", 7),
                        new DeadLetter(
                                "t/2", "{\"v\": 中\n\u0000}".getBytes(StandardCharsets.UTF_8), 900, "shape", "a b", 8)));
    }

    @Test
    void aTextPayloadCanBeReadInTheFile() {
        DeadLetter letter = new DeadLetter("t", "hello".getBytes(StandardCharsets.UTF_8), 5, "shape", "", 7);
        assertThat(written(Batch.Kind.DEAD_LETTERS, List.of(letter))).contains("\"payload\":\"hello\"");
    }

    @Test
    void aNoteStaysAsItIs() {
        Note note = NoteLine.of("alert")
                .tag("site", "east gate")
                .tag("device", "")
                .number("value", 83.25)
                .number("missing", Double.NaN)
                .count("n", 3)
                .flag("drill", true)
                .text("title", "say \"hi\"\nagain")
                .at(99);
        assertThat(note.line())
                .isEqualTo("alert,site=east\\ gate value=83.25,n=3i,drill=true,title=\"say \\\"hi\\\" again\" 99");
        readsBack(Batch.Kind.NOTES, List.of(note));
    }
}
