package io.dewline.rules.condition;

/** A part that asks what time it is. */
final class OnCalendar extends VerdictCode {
    private final int slot;

    OnCalendar(int slot) {
        this.slot = slot;
    }

    @Override
    boolean timely() {
        return true;
    }

    @Override
    Verdict test(Scope scope, Moment moment) {
        return scope.input(slot) instanceof Hours hours ? Verdict.of(hours.at(moment.now)) : Verdict.UNDETERMINED;
    }

    @Override
    long due(Scope scope, Moment moment) {
        return scope.input(slot) instanceof Hours hours ? hours.due(moment.now) : Long.MAX_VALUE;
    }
}
