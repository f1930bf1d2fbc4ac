package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import io.dewline.app.line.Line;
import io.dewline.model.Transition;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The running program. */
public final class Dewline implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Assembly assembly;

    private Dewline(Assembly assembly) {
        this.assembly = assembly;
    }

    /** What others may listen to while it runs. */
    public record Hooks(Consumer<Transition> transitions) {
        public static final Hooks NONE = new Hooks(transition -> {});
    }

    /** The program could not start; the message says what is wrong and with which part. */
    public static final class NotStarted extends Exception {
        NotStarted(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static Dewline start(Settings settings, ConfigurationSet set) throws NotStarted {
        return start(settings, set, Hooks.NONE);
    }

    /** Starts everything; returns when it takes readings in and answers calls. What had started is stopped again when a part does not. */
    public static Dewline start(Settings settings, ConfigurationSet set, Hooks hooks) throws NotStarted {
        Assembly assembly = new Assembly(settings, set, hooks);
        try {
            assembly.open();
            await(assembly.deploy());
            return new Dewline(assembly);
        } catch (Exception e) {
            assembly.close();
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new NotStarted(String.valueOf(cause.getMessage()), cause);
        }
    }

    static <T> T await(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Where the page is. */
    public String address() {
        return assembly.address();
    }

    public boolean drill() {
        return assembly.drill();
    }

    /** Whether what is published from now on arrives: before the first subscription the broker keeps nothing. */
    boolean subscribed() {
        return assembly.subscribed();
    }

    /** The parts that carry batches, for tests. */
    Line line() {
        return assembly.line();
    }

    /** Stops in the order of the flow: no more input, then what was taken in is judged and committed, then the rest. */
    @Override
    public void close() {
        assembly.close();
    }
}
