package io.dewline.app;

import io.dewline.alerts.AlertCounts;
import io.dewline.app.live.Ledger;
import io.dewline.ingest.log.Log;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the program counts, as meters. */
final class Meters implements AutoCloseable {
    private final MeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Meters(MeterRegistry registry) {
        this.registry = registry;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    void ledger(Supplier<Ledger> ledger) {
        count(
                "dewline.readings.received",
                "Readings and refused values that arrived since the start",
                ledger,
                l -> l.received());
        count("dewline.readings.dead", "Values refused since the start", ledger, l -> l.dead());
        gauge("dewline.readings.in.flight", "Readings taken in and not yet durable", ledger, l -> l.inFlight());
        count("dewline.readings.logged", "Readings in the log since it began", ledger, l -> l.logged());
        count("dewline.readings.evaluated", "Readings judged by the rules", ledger, l -> l.evaluated());
        count("dewline.readings.repeated", "Readings recognised as repeats", ledger, l -> l.repeated());
        count("dewline.readings.conflicting", "Repeats with another value than before", ledger, l -> l.conflicting());
        gauge("dewline.readings.waiting.rules", "Readings behind the rules cursor", ledger, l -> l.waitingRules());
        count("dewline.readings.stored", "Readings in the store", ledger, l -> l.stored());
        count("dewline.readings.set.aside", "Readings that the store refused for good", ledger, l -> l.setAside());
        count(
                "dewline.readings.not.stored",
                "Readings given up before the store had them, or simulated and not for it",
                ledger,
                l -> l.notStored());
        gauge("dewline.readings.waiting.store", "Readings behind the store cursor", ledger, l -> l.waitingStore());
        gauge(
                "dewline.ledger.balances",
                "1 while every reading is accounted for",
                ledger,
                l -> l.intakeBalances() && l.rulesBalance() && l.storeBalances() ? 1 : 0);
    }

    void log(Log log) {
        Supplier<io.dewline.ingest.log.LogStatus> status = log::status;
        gauge("dewline.log.bytes", "Bytes of the log on disk", status, s -> s.bytes());
        gauge("dewline.log.max.bytes", "Bytes the log may take", status, s -> s.maxBytes());
        gauge("dewline.log.filled.percent", "The highest of 50, 80, 95, 100 reached", status, s -> s.filled());
        gauge("dewline.log.hours.left", "Hours until the log is full at the present rate", status, s -> s.hoursLeft());
        gauge("dewline.log.refusing", "1 while the log refuses readings", status, s -> s.refusing() ? 1 : 0);
    }

    void alerts(Supplier<AlertCounts> counts) {
        count("dewline.alerts.opened", "Alerts opened since the start", counts, c -> c.opened());
        count("dewline.alerts.reopened", "Alerts reopened since the start", counts, c -> c.reopened());
        count("dewline.notifications.sent", "Messages delivered", counts, c -> c.sent());
        count("dewline.notifications.failed", "Tries that failed", counts, c -> c.failed());
        count("dewline.notifications.dead", "Messages given up", counts, c -> c.dead());
        count(
                "dewline.notifications.suppressed",
                "Notifications not made, for a recorded reason",
                counts,
                c -> c.suppressed());
        count("dewline.commands", "Commands to actuators", counts, c -> c.commands());
        count("dewline.commands.refused", "Commands that an actuator refused", counts, c -> c.refused());
        count("dewline.commands.unanswered", "Commands that nothing answered", counts, c -> c.unanswered());
    }

    /** A value that is read when it is scraped. */
    <T> void gauge(String name, String what, Supplier<T> source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, s -> value.applyAsDouble(s.get()))
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    private <T> void count(String name, String what, Supplier<T> source, ToDoubleFunction<T> value) {
        // The registry keeps the state object weakly; the lambda that the builder keeps holds the source.
        FunctionCounter.builder(name, source, s -> value.applyAsDouble(source.get()))
                .description(what)
                .register(registry);
        kept.add(source);
    }

    private final java.util.List<Object> kept = new java.util.ArrayList<>();

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
