package io.dewline.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.sim.cast.CastDevice;
import io.dewline.sim.city.Beginning;
import io.dewline.sim.city.Rehearsal;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import io.dewline.sim.truth.TruthFile;
import io.dewline.sim.wire.Publication;
import io.dewline.sim.wire.WireRules;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedTest {
    private static final Duration SHORT = Duration.ofMinutes(100);

    static List<String> names() {
        return Shipped.NAMES;
    }

    @Test
    void everyFileIsListed() throws Exception {
        Path folder = Path.of(
                System.getProperty("dewline.root", ".."),
                "device-sim/src/main/resources/io/dewline/sim/scenario/shipped");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Shipped.NAMES)
                    .hasSizeGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void everyKindOfFaultIsInOneOfThem() {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (String name : Shipped.NAMES) {
            for (Fault fault : play(name).scenario().timeline().faults()) {
                kinds.add(fault.kind());
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(FaultKind.values());
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachSaysWhatShouldHappenInBothLanguages(String name) {
        Play play = play(name);
        assertThat(play.expect().zh()).matches("(?s).*\\p{IsHan}.*").endsWith("。");
        assertThat(play.expect().en()).matches("[A-Z0-9].*\\.");
        assertThat(play.title().zh()).isNotEmpty();
        assertThat(play.title().en()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSeedGivesTheSameBytesAndTheSameTruth(String name) throws Exception {
        String[] first = played(name, 7);
        assertThat(played(name, 7)).isEqualTo(first);
        assertThat(first[0]).hasSizeGreaterThan(1000);
        assertThat(played(name, 8)[0]).isNotEqualTo(first[0]);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatNothingWasDoneToKeepsTheWireFormat(String name) throws Exception {
        Play play = play(name);
        Map<String, String[]> devices =
                play.cast().devices().collect(Collectors.toMap(CastDevice::id, d -> new String[] {d.site(), d.kind()}));
        WireRules rules = new WireRules(devices);
        List<String> faults = new ArrayList<>();
        Rehearsal.play(
                play.cast(),
                play.scenario(),
                new Beginning(3, play.scenario().start()),
                SHORT,
                said -> {
                    Publication.Reading reading = said.reading();
                    boolean sound = reading == null
                            || Set.of("", "repeat", "conflicting").contains(reading.fate());
                    if (sound && faults.size() < 5) {
                        rules.faults(said.topic(), said.payload()).forEach(f -> faults.add(f + " " + said));
                    }
                },
                io.dewline.sim.truth.Truth.NONE);
        assertThat(faults).isEmpty();
    }

    private static Play play(String name) {
        return Shipped.named(name).orElseThrow();
    }

    private static String[] played(String name, long seed) throws Exception {
        Play play = play(name);
        StringWriter messages = new StringWriter();
        StringWriter truth = new StringWriter();
        try (Script script = new Script(messages);
                TruthFile file = new TruthFile(truth)) {
            Beginning beginning = new Beginning(seed, play.scenario().start());
            Rehearsal.play(play.cast(), play.scenario(), beginning, SHORT, script::take, file);
        }
        return new String[] {messages.toString(), truth.toString()};
    }
}
