package io.dewline.rules.bench;

import io.dewline.model.Batch;
import io.dewline.model.Registry;
import io.dewline.rules.engine.Engine;
import io.dewline.rules.engine.Output;
import io.dewline.rules.language.RuleSet;
import io.dewline.rules.language.YamlText;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a reading costs the engine: by the number of rules, and by the number of devices. Devices come in an order of chance. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx5g"})
public class PerReadingBenchmark {
    static final int BATCH = 2_000;

    /** Devices and rules, as {@code 10000x10}: each device answers to one rule. */
    @Param({"10000x10", "10000x10000", "1000000x10"})
    public String devicesxrules = "";

    private @Nullable Engine engine;
    private @Nullable Stream stream;
    private @Nullable Batch batch;

    @Setup(Level.Trial)
    public void build() {
        int cross = devicesxrules.indexOf('x');
        int devices = Integer.parseInt(devicesxrules.substring(0, cross));
        int rules = Integer.parseInt(devicesxrules.substring(cross + 1));
        Registry registry = City.registry(devices, rules);
        RuleSet set = YamlText.right(RuleSet.read(List.of(City.rules(rules)), registry));
        Engine made = City.engine(registry, set);
        Stream readings = new Stream(City.devices(registry), BATCH);
        for (int i = readings.batches(11); i > 0; i--) {
            made.take(readings.batch());
        }
        engine = made;
        stream = readings;
    }

    @Setup(Level.Iteration)
    public void keep() {
        Objects.requireNonNull(engine).changes((key, value) -> {});
    }

    @Setup(Level.Invocation)
    public void decode() {
        batch = Objects.requireNonNull(stream).batch();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Output take() {
        return Objects.requireNonNull(engine).take(Objects.requireNonNull(batch));
    }
}
