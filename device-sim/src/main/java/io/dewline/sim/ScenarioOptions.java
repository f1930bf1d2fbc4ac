package io.dewline.sim;

import io.dewline.sim.cast.CastException;
import io.dewline.sim.cast.CastReader;
import io.dewline.sim.scenario.Play;
import io.dewline.sim.scenario.ScenarioException;
import io.dewline.sim.scenario.ScenarioReader;
import io.dewline.sim.scenario.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which scenario a command is about: a shipped one by its name, or a file. */
final class ScenarioOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A shipped scenario (see list), or a file NAME.yaml.")
    private String name = "";

    @Option(
            names = "--sites",
            paramLabel = "FILE",
            description = "The sites.yaml of scenarios that bring no cast; without it the shipped city's.")
    private @Nullable Path sites;

    /**
     * Reads it.
     *
     * @throws ScenarioException with everything that is wrong
     */
    Play play() throws IOException, ScenarioException, CastException {
        String city = Shipped.city();
        if (sites != null) {
            CastReader.read(sites);
            city = Files.readString(sites);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            Path file = Path.of(name);
            String title = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            return ScenarioReader.read(title, name, Files.readString(file), city);
        }
        if (!Shipped.NAMES.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no scenario \"" + name + "\"; shipped are " + String.join(", ", Shipped.NAMES));
        }
        return ScenarioReader.read(name, name + ".yaml", Shipped.text(name), city);
    }
}
