package io.dewline.rules.condition;

import static io.dewline.rules.condition.Verdict.FALSE;
import static io.dewline.rules.condition.Verdict.TRUE;
import static io.dewline.rules.condition.Verdict.UNDETERMINED;

/** Kleene's and, or and not. */
final class Logic {
    private Logic() {}

    /** {@code decisive} decides the whole; else one undetermined part leaves it undetermined. Of an {@code or} the absent parts are passed over. */
    static final class Junction extends VerdictCode {
        private final VerdictCode[] parts;
        private final Verdict decisive;
        private final boolean optional;

        private Junction(VerdictCode[] parts, Verdict decisive) {
            this.parts = parts;
            this.decisive = decisive;
            this.optional = super.optional();
        }

        @Override
        boolean optional() {
            return optional;
        }

        @Override
        boolean absent(Scope scope) {
            if (!optional) {
                return false;
            }
            for (VerdictCode part : parts) {
                if (!part.timely() && !part.absent(scope)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean timely() {
            for (VerdictCode part : parts) {
                if (!part.timely()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        boolean steady() {
            return steadyParts();
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            return optional && decisive == TRUE ? testPresent(scope, moment) : testAll(scope, moment);
        }

        private Verdict testPresent(Scope scope, Moment moment) {
            boolean any = false;
            Verdict whole = decisive.not();
            for (VerdictCode part : parts) {
                if (part.absent(scope)) {
                    continue;
                }
                any |= !part.timely();
                Verdict verdict = part.test(scope, moment);
                if (verdict == decisive) {
                    return decisive;
                }
                if (verdict == UNDETERMINED) {
                    whole = UNDETERMINED;
                }
            }
            return any ? whole : UNDETERMINED;
        }

        private Verdict testAll(Scope scope, Moment moment) {
            Verdict whole = decisive.not();
            for (VerdictCode part : parts) {
                Verdict verdict = part.test(scope, moment);
                if (verdict == decisive) {
                    return decisive;
                }
                if (verdict == UNDETERMINED) {
                    whole = UNDETERMINED;
                }
            }
            return whole;
        }
    }

    static VerdictCode and(VerdictCode[] parts) {
        return new Junction(parts, FALSE);
    }

    static VerdictCode or(VerdictCode[] parts) {
        return new Junction(parts, TRUE);
    }

    static final class Not extends VerdictCode {
        private final VerdictCode of;
        private final Code[] parts;

        Not(VerdictCode of) {
            this.of = of;
            this.parts = new Code[] {of};
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        boolean timely() {
            return of.timely();
        }

        @Override
        boolean steady() {
            return steadyParts();
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            return of.test(scope, moment).not();
        }
    }

    /** {@code true} or {@code false}. */
    static final class Constant extends VerdictCode {
        private final Verdict verdict;

        Constant(boolean value) {
            this.verdict = Verdict.of(value);
        }

        @Override
        boolean steady() {
            return true;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            return verdict;
        }
    }
}
