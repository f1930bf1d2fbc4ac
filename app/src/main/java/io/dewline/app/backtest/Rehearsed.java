package io.dewline.app.backtest;

import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Message;
import io.dewline.model.Command;
import io.dewline.model.Transition;
import io.dewline.rules.engine.Counts;
import java.time.Instant;
import java.util.List;

/** What the rules of an area would have done between two instants: the engine's steps, the alert book's, messages and commands, each in its order. */
public record Rehearsed(
        String area,
        Instant from,
        Instant to,
        long readings,
        Counts counts,
        List<Transition> transitions,
        List<Episode> episodes,
        List<Step> steps,
        List<Sent> messages,
        List<Ordered> commands,
        List<Windows.Tally> windows) {

    public Rehearsed {
        transitions = List.copyOf(transitions);
        episodes = List.copyOf(episodes);
        steps = List.copyOf(steps);
        messages = List.copyOf(messages);
        commands = List.copyOf(commands);
        windows = List.copyOf(windows);
    }

    /** A message as it would have gone out. */
    public record Sent(Instant at, Message message) {}

    /** A command as it would have been published. */
    public record Ordered(Instant at, Command command) {}
}
