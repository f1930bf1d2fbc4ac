package io.dewline.alerts.routing;

import org.jspecify.annotations.Nullable;

/** A named user: id, name as shown, role, and where the token that signs the person in is kept (null when there is none). */
public record Person(String id, String name, Role role, @Nullable Secret token) {

    /** What a person may do, each role more than the one before. */
    public enum Role {
        /** Look. */
        VIEWER,
        /** Acknowledge, report a response, start and stop actuators, unlock automatic control. */
        OPERATOR,
        /** Also declare an alert invalid. */
        MANAGER
    }

    public boolean mayAct() {
        return role != Role.VIEWER;
    }

    public boolean mayDecide() {
        return role == Role.MANAGER;
    }
}
