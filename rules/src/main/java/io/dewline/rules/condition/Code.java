package io.dewline.rules.condition;

/** A compiled part of a condition; holds no state of its own and is shared by all subjects of its rule. */
abstract class Code {
    private static final Code[] NONE = {};

    /** The parts it is made of. */
    Code[] parts() {
        return NONE;
    }

    /** The earliest moment after now at which time alone may change what it yields; {@link Long#MAX_VALUE} for never. */
    long due(Scope scope, Moment moment) {
        long due = Long.MAX_VALUE;
        for (Code part : parts()) {
            due = Math.min(due, part.due(scope, moment));
        }
        return due;
    }

    /** Notes the values it used. */
    void use(Scope scope, Moment moment, Account account) {
        for (Code part : parts()) {
            part.use(scope, moment, account);
        }
    }

    /** Notes the inputs it lacks; asked only when it yields nothing. */
    void lack(Scope scope, Moment moment, Account account) {
        for (Code part : parts()) {
            if (!part.known(scope, moment)) {
                part.lack(scope, moment, account);
            }
        }
    }

    /** Whether what it yields for one device changes only by what that device tells, and when time alone does it, at {@link #due}. */
    boolean steady() {
        return false;
    }

    /** Whether all its parts are steady. */
    final boolean steadyParts() {
        for (Code part : parts()) {
            if (!part.steady()) {
                return false;
            }
        }
        return true;
    }

    /** See {@link Program#look}. */
    int look() {
        int sum = 1;
        for (Code part : parts()) {
            sum += part.parts().length;
        }
        return sum;
    }

    /** Whether something in it may turn out to be absent. */
    boolean optional() {
        for (Code part : parts()) {
            if (part.optional()) {
                return true;
            }
        }
        return false;
    }

    /** Whether only the time decides it: alone it is no reason to judge. */
    boolean timely() {
        return false;
    }

    /** Whether it is left out, since something optional in it has no sensor. */
    boolean absent(Scope scope) {
        for (Code part : parts()) {
            if (part.absent(scope)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it yields a value. */
    abstract boolean known(Scope scope, Moment moment);

    /** Adds the aligned windows that it reads. */
    void windows(Scope scope, Moment moment, WindowFigures figures) {
        for (Code part : parts()) {
            part.windows(scope, moment, figures);
        }
    }
}
