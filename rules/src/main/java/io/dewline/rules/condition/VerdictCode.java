package io.dewline.rules.condition;

/** A compiled condition. */
abstract class VerdictCode extends Code {
    abstract Verdict test(Scope scope, Moment moment);

    @Override
    boolean known(Scope scope, Moment moment) {
        return test(scope, moment) != Verdict.UNDETERMINED;
    }
}
