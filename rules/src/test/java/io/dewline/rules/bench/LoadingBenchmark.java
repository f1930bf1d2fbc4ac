package io.dewline.rules.bench;

import io.dewline.model.Document;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read and check 10,000 rules over 10,000 devices, and to put them in the place of as many that are at work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class LoadingBenchmark {
    private static final int RULES = 10_000;

    private @Nullable Registry registry;
    private @Nullable Document rules;
    private @Nullable Engine engine;
    private long stamp;

    @Setup
    public void build() {
        Registry made = City.registry(10_000, RULES);
        rules = City.rules(RULES);
        Engine running = City.engine(made, read(made));
        Stream stream = new Stream(City.devices(made), 2_000);
        for (int i = stream.batches(11); i > 0; i--) {
            running.take(stream.batch());
        }
        stamp = running.stamp();
        registry = made;
        engine = running;
    }

    private RuleSet read(Registry over) {
        return YamlText.right(RuleSet.read(List.of(Objects.requireNonNull(rules)), over));
    }

    @Benchmark
    public RuleSet load() {
        return read(Objects.requireNonNull(registry));
    }

    @Benchmark
    public Output loadAndSwap() {
        Registry over = Objects.requireNonNull(registry);
        return Objects.requireNonNull(engine).configure(over, read(over), "next", ++stamp);
    }
}
