package io.dewline.sim;

import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.Shipped;
import io.dewline.sim.yaml.Spans;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code device-sim list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the shipped scenarios.")
final class ListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : Shipped.NAMES) {
            Play play = Shipped.named(name).orElseThrow();
            out.printf(
                    "%-20s %5s  %,6d devices  %s · %s%n",
                    name,
                    Spans.text(play.duration()),
                    play.cast().devices().count(),
                    play.title().en(),
                    play.title().zh());
        }
        return 0;
    }
}
