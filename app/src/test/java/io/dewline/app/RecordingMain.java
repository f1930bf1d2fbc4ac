package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.model.Problems;
import io.dewline.model.Transition;
import io.dewline.rules.engine.TransitionText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Dewline as {@code run --config FILE} starts it, writing every transition to {@code transitions.txt} beside the configuration. */
public final class RecordingMain {
    private RecordingMain() {}

    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[2]);
        Path record = config.resolveSibling("transitions.txt");
        Settings settings =
                Objects.requireNonNull(Configurations.settings(config, Map.of()).value());
        ConfigurationSet set =
                Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), new Problems()))
                        .value());
        Dewline dewline = Dewline.start(settings, set, new Dewline.Hooks(transition -> write(record, transition)));
        Runtime.getRuntime().addShutdownHook(new Thread(dewline::close));
        new CountDownLatch(1).await();
    }

    private static void write(Path record, Transition transition) {
        try {
            Files.writeString(
                    record,
                    TransitionText.render(transition) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
