package io.dewline.alerts.response;

import io.dewline.model.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * What an event made of an actuator: the actuator afterwards, commands to publish, commands that are answered, commands that are no longer to be
 * published, and what goes into the history.
 */
public record Decision(
        Actuator actuator, List<Command> orders, List<String> answered, List<String> dropped, List<Mark> marks) {
    public Decision {
        orders = List.copyOf(orders);
        answered = List.copyOf(answered);
        dropped = List.copyOf(dropped);
        marks = List.copyOf(marks);
    }

    static Decision of(Actuator actuator) {
        return new Decision(actuator, List.of(), List.of(), List.of(), List.of());
    }

    Decision order(Command command) {
        return new Decision(actuator, plus(orders, command), answered, dropped, marks);
    }

    Decision answer(String command) {
        return new Decision(actuator, orders, plus(answered, command), dropped, marks);
    }

    Decision drop(String command) {
        return new Decision(actuator, orders, answered, plus(dropped, command), marks);
    }

    Decision mark(Mark mark) {
        return new Decision(actuator, orders, answered, dropped, plus(marks, mark));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
