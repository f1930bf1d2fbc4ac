package io.dewline.rules.condition;

import static io.dewline.rules.condition.Verdict.FALSE;
import static io.dewline.rules.condition.Verdict.TRUE;
import static io.dewline.rules.condition.Verdict.UNDETERMINED;

/** Kleene's and, or and not. */
final class Logic {
    private Logic() {}

    /** {@code decisive} decides the whole; else one undetermined part leaves it undetermined. */
    static final class Junction extends VerdictCode {
        private final VerdictCode[] parts;
        private final Verdict decisive;

        private Junction(VerdictCode[] parts, Verdict decisive) {
            this.parts = parts;
            this.decisive = decisive;
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
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

        Not(VerdictCode of) {
            this.of = of;
        }

        @Override
        Code[] parts() {
            return new Code[] {of};
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
        Verdict test(Scope scope, Moment moment) {
            return verdict;
        }
    }
}
