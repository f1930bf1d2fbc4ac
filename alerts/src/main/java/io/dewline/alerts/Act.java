package io.dewline.alerts;

/** What became of a person's act: done, or refused with the reason. */
public record Act(boolean done, String reason) {
    static final Act DONE = new Act(true, "");

    static Act refused(String reason) {
        return new Act(false, reason);
    }
}
