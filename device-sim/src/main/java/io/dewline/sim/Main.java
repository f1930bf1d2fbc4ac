package io.dewline.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the device simulator. */
@Command(
        name = "device-sim",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Simulated devices for Dewline: a city of them, recordings played again, or a load.",
        subcommands = {
            CityCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            ScoreCommand.class,
            ReplayCommand.class,
            LoadCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] args) {
        // Named here and not found by its default name, so that a program that carries the simulator keeps its own.
        System.setProperty("logback.configurationFile", "io/dewline/sim/logback.xml");
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs one command: 0 done, 1 failed, 2 wrong usage. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((trouble, line, parsed) -> {
                    if (trouble instanceof RuntimeException) {
                        throw trouble;
                    }
                    String name = line.getCommandName();
                    reason(trouble).lines().forEach(text -> err.println(name + ": " + text));
                    return 1;
                })
                .execute(args);
    }

    private static String reason(Exception trouble) {
        String message = String.valueOf(trouble.getMessage());
        return trouble instanceof NoSuchFileException ? message + ": no such file" : message;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {"device-sim " + properties.getProperty("version")};
        }
    }
}
