package io.dewline.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.dewline.model.Batch;
import io.dewline.model.DeviceKind;
import io.dewline.model.Kinds;
import io.dewline.model.Quantity;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import io.dewline.model.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineProtocolTest {
    private final EntryWriter writer = new EntryWriter();

    private String line(Reading reading) {
        TextBuffer text = new TextBuffer();
        writer.write(Batch.Kind.READINGS, reading, text);
        return new String(text.copy(0, text.length()), StandardCharsets.UTF_8);
    }

    @Test
    void writesWhatTheContractShows() {
        Reading reading = new Reading(
                Samples.DUST,
                1780272000000L,
                1780272000123L,
                12,
                new Reading.Origin(Reading.Stamped.FUTURE, true),
                new Quantity[] {Samples.quantity("pm10"), Samples.quantity("pm25")},
                new double[] {83.2, 31},
                new String[] {"M", null});
        assertThat(line(reading))
                .isEqualTo("dust,device=dust-01,site=east-gate,zone=fence pm10=83.2,pm25=31,pm10_flag=\"M\",seq=12i,"
                        + "simulated=true,at_flag=\"future\",arrived=1780272000123i 1780272000000\n");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        Reading reading = new Reading(
                Samples.SOIL,
                5,
                6,
                Reading.NO_SEQ,
                Reading.Origin.DEVICE,
                new Quantity[] {Samples.quantity("soil_moisture")},
                new double[] {0.213},
                null);
        assertThat(line(reading)).isEqualTo("soil,device=soil-01,site=riverside soil_moisture=0.213,arrived=6i 5\n");
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(20260601);
        Map<String, DeviceKind> kinds = new HashMap<>(Kinds.kinds());
        Quantity odd = new Quantity("a b,c=d", Unit.ONE, -1e300, 1e300, Quantity.Form.GAUGE);
        kinds.put("own kind", new DeviceKind("own kind", Duration.ofMinutes(1), Map.of(odd.id(), odd)));
        List<Reading> readings = new ArrayList<>();
        TextBuffer text = new TextBuffer();
        for (int i = 0; i < 20_000; i++) {
            Reading reading = any(random, kinds);
            readings.add(reading);
            writer.write(Batch.Kind.READINGS, reading, text);
        }
        List<Reading> back = new LineParser(kinds).parse(text.copy(0, text.length()));
        assertThat(back).isEqualTo(readings);
    }

    private static Reading any(Random random, Map<String, DeviceKind> kinds) {
        DeviceKind kind = List.copyOf(kinds.values()).get(random.nextInt(kinds.size()));
        List<Quantity> all = new ArrayList<>(kind.quantities().values());
        int count = 1 + random.nextInt(all.size());
        Quantity[] quantities = all.subList(0, count).toArray(new Quantity[0]);
        double[] values = new double[count];
        String[] flags = new String[count];
        boolean flagged = false;
        for (int i = 0; i < count; i++) {
            values[i] = anyNumber(random);
            if (random.nextInt(4) == 0) {
                flags[i] = random.nextBoolean() ? "M" : "quote\" back\\slash 中, =x";
                flagged = true;
            }
        }
        return new Reading(
                new Source(
                        kind.id(),
                        "site " + random.nextInt(3),
                        random.nextBoolean() ? "" : "zone,=1",
                        "d-" + random.nextInt(50)),
                random.nextLong() >> random.nextInt(60),
                1_780_272_000_000L + random.nextInt(),
                random.nextBoolean() ? Reading.NO_SEQ : random.nextLong() >>> 11,
                new Reading.Origin(
                        List.of(Reading.Stamped.DEVICE, Reading.Stamped.ARRIVAL, Reading.Stamped.FUTURE)
                                .get(random.nextInt(3)),
                        random.nextBoolean()),
                quantities,
                values,
                flagged ? flags : null);
    }

    private static double anyNumber(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(100_000);
            case 1 -> random.nextInt(2_000_000) / 1000.0 - 1000;
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 3 -> -0.0;
            case 4 -> Math.scalb(random.nextDouble(), random.nextInt(2000) - 1000);
            default -> random.nextDouble();
        };
    }

    @Test
    void everyDoubleReadsBackAsItselfAndDecimalsStayShort() {
        Random random = new Random(7);
        TextBuffer text = new TextBuffer();
        for (int i = 0; i < 200_000; i++) {
            double number = i % 2 == 0 ? anyNumber(random) : Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(number)) {
                continue;
            }
            text.truncate(0);
            text.put(number);
            byte[] bytes = text.copy(0, text.length());
            if (Double.compare(Decimal.parse(bytes, 0, bytes.length), number) != 0) {
                fail("%s reads back as %s", number, new String(bytes, StandardCharsets.UTF_8));
            }
        }
        for (String shortest :
                List.of("0", "-0", "31", "83.2", "0.213", "-7.25", "0.1", "1000000", "0.000001", "99999.99")) {
            text.truncate(0);
            text.put(Double.parseDouble(shortest));
            assertThat(new String(text.copy(0, text.length()), StandardCharsets.UTF_8))
                    .isEqualTo(shortest);
        }
    }

    @Test
    void aDeviceHasOneSourceAndItsKindsQuantities() {
        String text = line(Samples.dust(1, 10)) + line(Samples.dust(2, 20));
        List<Reading> back = new LineParser(Kinds.kinds()).parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(back.get(0).source()).isSameAs(back.get(1).source());
        assertThat(back.get(0).quantity(0)).isSameAs(Samples.quantity("pm10"));
    }

    @Test
    void aQuantityThatNoKindDeclaresAnyMoreIsAPlainNumber() {
        List<Reading> back = new LineParser(Map.of())
                .parse("gone,device=d,site=s colour=3,arrived=1i 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(back.get(0).quantity(0).id()).isEqualTo("colour");
        assertThat(back.get(0).quantity(0).unit()).isEqualTo(Unit.ONE);
        assertThat(back.get(0).value(0)).isEqualTo(3);
    }

    @Test
    void refusesWhatALineCannotSay() {
        TextBuffer text = new TextBuffer();
        text.put("before");
        Source broken = new Source("dust", "a\nb", "", "d");
        assertThatThrownBy(() -> writer.write(
                        Batch.Kind.READINGS, Samples.reading(broken, 1, 1, Reading.Origin.DEVICE, 1), text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(Batch.Kind.READINGS, Samples.dust(1, Double.NaN), text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(Batch.Kind.FACTS, Samples.dust(1, 1), text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(text.length()).isEqualTo("before".length());
    }
}
