package io.dewline.sim;

import io.dewline.sim.load.Arrivals;
import io.dewline.sim.load.Fleet;
import io.dewline.sim.load.Load;
import io.dewline.sim.load.LoadOptions;
import io.dewline.sim.load.LoadResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code device-sim load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes readings of many devices at QoS 1 on a fixed schedule, and measures from the scheduled time to"
                    + " the acknowledgement.",
            "Exit code 0 only if every message was acknowledged and, with --sink, every reading heard."
        })
final class LoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of devices (default ${DEFAULT-VALUE}).")
    private int devices = 1000;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1000",
            description = "Messages a second (default ${DEFAULT-VALUE}).")
    private double rate = 1000;

    @Option(
            names = "--duration",
            paramLabel = "D",
            defaultValue = "60s",
            converter = Durations.class,
            description = "How long to publish (default ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(60);

    @Option(
            names = "--site",
            paramLabel = "ID",
            defaultValue = "load",
            description = "Site (default ${DEFAULT-VALUE}).")
    private String site = "load";

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "dev-",
            description = "Devices are named TEXT0, TEXT1 and so on (default ${DEFAULT-VALUE}).")
    private String prefix = "dev-";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "dust",
            description = "Kind of the devices (default ${DEFAULT-VALUE}).")
    private String kind = "dust";

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "1",
            description = "MQTT connections (default ${DEFAULT-VALUE}).")
    private int connections = 1;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most unacknowledged messages of a connection; the broker may lower it"
                    + " (default ${DEFAULT-VALUE}).")
    private int window = 1000;

    @Option(
            names = "--readings",
            paramLabel = "N",
            defaultValue = "1",
            description = "Readings in each message (default ${DEFAULT-VALUE}).")
    private int readings = 1;

    @Option(
            names = "--sink",
            description = "Also listen, and count what is lost or doubled by the sequence numbers of each device.")
    private boolean sink;

    @Option(names = "--not-simulated", description = "Leave out that readings are simulated.")
    private boolean notSimulated;

    @Option(names = "--print-sites", description = "Print a sites.yaml with these devices, and do nothing else.")
    private boolean printSites;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        LoadOptions options = options();
        if (printSites) {
            sites(out);
            return 0;
        }
        LoadResult result = new Load(
                        options,
                        (sent, acknowledged, elapsed, late) -> err.printf(
                                "%,d of %,d sent, %,d acknowledged, %,.0f/s, %,d ms behind the schedule%n",
                                sent,
                                options.messages(),
                                acknowledged,
                                sent * 1000.0 / Math.max(1, elapsed.toMillis()),
                                late.toMillis()))
                .run();
        tell(result, options, out);
        return result.complete() ? 0 : 1;
    }

    private void tell(LoadResult result, LoadOptions options, PrintWriter out) {
        out.printf(
                "sent %,d, acknowledged %,d, lost connections %d; %,.0f messages/s for %.1f s%n",
                result.sent(),
                result.acknowledged(),
                result.losses(),
                result.rate(),
                result.sending().toMillis() / 1000.0);
        out.printf(
                "scheduled to acknowledged, ms: p50 %.3f  p90 %.3f  p99 %.3f  p99.9 %.3f  max %.3f%n",
                percentile(result, 50),
                percentile(result, 90),
                percentile(result, 99),
                percentile(result, 99.9),
                result.latency().getMaxValue() / 1e6);
        out.printf("processor time %.2f µs a message%n", result.cpu().toNanos() / 1000.0 / Math.max(1, result.sent()));
        Arrivals arrivals = result.arrivals();
        if (arrivals != null) {
            out.printf(
                    "heard %,d readings, lost %,d of %,d devices, doubled %,d, not of this load %,d%n",
                    arrivals.received(), arrivals.lost(), arrivals.gappy(), arrivals.doubled(), arrivals.strange());
        }
        if (result.trouble() != null) {
            out.println("ended early: " + result.trouble());
        }
        if (!result.kept()) {
            out.printf(
                    "FELL BEHIND: %,.0f messages/s were asked for; the last message was %,d ms late%n",
                    options.rate(), result.late().toMillis());
        }
    }

    private static double percentile(LoadResult result, double percent) {
        return result.latency().getValueAtPercentile(percent) / 1e6;
    }

    private LoadOptions options() throws IOException {
        try {
            return new LoadOptions(
                    broker.broker(System.getenv()),
                    new Fleet(site, prefix, kind, devices, !notSimulated),
                    rate,
                    duration,
                    readings,
                    connections,
                    window,
                    sink);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void sites(PrintWriter out) {
        out.println("areas:");
        out.println("  - { id: load, timezone: Asia/Shanghai }");
        out.println("sites:");
        out.println("  - id: " + site);
        out.println("    area: load");
        out.println("    kind: construction");
        out.println("    name: { zh: 压力测试, en: Load test }");
        out.println("    devices:");
        for (int i = 0; i < devices; i++) {
            out.println("      - { id: " + prefix + i + ", kind: " + kind + " }");
        }
    }
}
