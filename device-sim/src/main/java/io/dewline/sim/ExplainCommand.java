package io.dewline.sim;

import io.dewline.sim.city.Scenario;
import io.dewline.sim.fault.Fault;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.yaml.Spans;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code device-sim explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells what happens in a scenario and what Dewline should do about it.")
final class ExplainCommand implements Callable<Integer> {
    private static final int NAMED = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(names = "--print-sites", description = "Print the cast as the sites.yaml that Dewline needs, only that.")
    private boolean printSites;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Play play = scenario.play();
        if (printSites) {
            out.print(play.sites());
            out.flush();
            return 0;
        }
        out.println(play.title().en() + " · " + play.title().zh());
        out.println(play.expect().en());
        out.println(play.expect().zh());
        out.printf(
                "%n%,d devices, %s from %s%n",
                play.cast().devices().count(),
                Spans.text(play.duration()),
                play.scenario().start());
        Scenario.Timeline timeline = play.scenario().timeline();
        play.scenario()
                .weather()
                .rains()
                .forEach(r -> out.printf(
                        "  %8s  rain of %.0f mm in %s · 降雨%n",
                        Spans.text(r.after()), r.depth(), Spans.text(r.lasting())));
        play.scenario()
                .weather()
                .dust()
                .forEach(d -> out.printf(
                        "  %8s  dust storm of %.0f µg/m³ for %s · 沙尘%n",
                        Spans.text(d.after()), d.pm10(), Spans.text(d.lasting())));
        play.scenario()
                .works()
                .works()
                .forEach(w -> out.printf(
                        "  %8s  dusty works for %s · 扬尘作业%n", Spans.text(w.after()), Spans.text(w.lasting())));
        timeline.starts()
                .forEach(s -> out.printf(
                        "  %8s  %s started by hand for %s · 手动启动%n",
                        Spans.text(s.after()), devices(s.devices()), Spans.text(s.lasting())));
        timeline.told()
                .forEach(t -> out.printf("  %8s  %s is told: %s · 告知%n", Spans.text(t.after()), t.fact(), t.value()));
        for (Fault fault : timeline.faults()) {
            out.printf(
                    "  %8s  %s for %s at %s: %s · %s%n",
                    Spans.text(fault.after()),
                    fault.kind().word(),
                    Spans.text(fault.lasting()),
                    devices(fault.devices()),
                    fault.kind().english(),
                    fault.kind().chinese());
        }
        return 0;
    }

    private static String devices(List<String> ids) {
        return ids.size() <= NAMED ? String.join(", ", ids) : ids.get(0) + " and " + (ids.size() - 1) + " others";
    }
}
