package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.config.Settings;
import io.dewline.ingest.mqtt.EarlyIntake;
import io.dewline.model.Problems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Dewline as {@code run --config FILE} starts it, but acknowledging before the commit. */
public final class EarlyMain {
    private EarlyMain() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Objects.requireNonNull(
                Configurations.settings(Path.of(args[2]), Map.of()).value());
        ConfigurationSet set =
                Objects.requireNonNull(Configurations.parse(Configurations.texts(settings.files(), new Problems()))
                        .value());
        Assembly assembly = new Assembly(settings, set, Dewline.Hooks.NONE, EarlyIntake::make);
        Runtime.getRuntime().addShutdownHook(new Thread(assembly::close));
        assembly.open();
        Dewline.await(assembly.deploy());
        new CountDownLatch(1).await();
    }
}
