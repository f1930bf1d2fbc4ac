package io.dewline.rules.condition;

import io.dewline.rules.language.Expr.Comparison;
import org.jspecify.annotations.Nullable;

/** Comparisons of numbers and of texts. */
final class Compare {
    private Compare() {}

    private static boolean holds(Comparison operator, double left, double right) {
        return switch (operator) {
            case LT -> left < right;
            case LE -> left <= right;
            case GT -> left > right;
            case GE -> left >= right;
            case EQ -> left == right;
            case NE -> left != right;
        };
    }

    /** Two numbers in one unit. */
    static final class Numbers extends VerdictCode {
        private final Comparison operator;
        private final NumberCode left;
        private final NumberCode right;
        private final boolean ramps;
        private final Code[] parts;

        /** {@code ramps}: a side grows with time alone. */
        Numbers(Comparison operator, NumberCode left, NumberCode right, boolean ramps) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.ramps = ramps;
            this.parts = new Code[] {left, right};
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        boolean steady() {
            return !ramps && steadyParts();
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            double a = left.number(scope, moment);
            double b = right.number(scope, moment);
            return Double.isNaN(a) || Double.isNaN(b) ? Verdict.UNDETERMINED : Verdict.of(holds(operator, a, b));
        }

        /** Where one side grows with time, the moment at which it reaches the other is known to the millisecond. */
        @Override
        long due(Scope scope, Moment moment) {
            long due = super.due(scope, moment);
            if (!ramps) {
                return due;
            }
            double slope = left.slope(scope, moment) - right.slope(scope, moment);
            if (slope == 0) {
                return due;
            }
            double ahead = (right.number(scope, moment) - left.number(scope, moment)) / slope;
            if (Double.isNaN(ahead) || ahead < 0) {
                return due;
            }
            return Math.min(due, moment.now + Math.max(1, (long) Math.ceil(ahead)));
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            int before = figures.count();
            left.windows(scope, moment, figures);
            boolean leftHas = figures.count() > before;
            int between = figures.count();
            right.windows(scope, moment, figures);
            boolean rightHas = figures.count() > between;
            if (leftHas != rightHas) {
                figures.against((leftHas ? right : left).number(scope, moment));
            }
        }
    }

    /** Two texts, equal or not. */
    static final class Texts extends VerdictCode {
        private final boolean equal;
        private final TextCode left;
        private final TextCode right;
        private final Code[] parts;

        Texts(Comparison operator, TextCode left, TextCode right) {
            this.equal = operator == Comparison.EQ;
            this.left = left;
            this.right = right;
            this.parts = new Code[] {left, right};
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
            String a = left.text(scope, moment);
            String b = right.text(scope, moment);
            return a == null || b == null ? Verdict.UNDETERMINED : Verdict.of(a.equals(b) == equal);
        }
    }

    /** A number among several. */
    static final class NumberIn extends VerdictCode {
        private final NumberCode value;
        private final NumberCode[] options;
        private final Code[] parts;

        NumberIn(NumberCode value, NumberCode[] options) {
            this.value = value;
            this.options = options;
            this.parts = new Code[] {value};
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            double number = value.number(scope, moment);
            if (Double.isNaN(number)) {
                return Verdict.UNDETERMINED;
            }
            Verdict verdict = Verdict.FALSE;
            for (NumberCode option : options) {
                double other = option.number(scope, moment);
                if (other == number) {
                    return Verdict.TRUE;
                }
                if (Double.isNaN(other)) {
                    verdict = Verdict.UNDETERMINED;
                }
            }
            return verdict;
        }
    }

    /** A text among several. */
    static final class TextIn extends VerdictCode {
        private final TextCode value;
        private final TextCode[] options;
        private final Code[] parts;

        TextIn(TextCode value, TextCode[] options) {
            this.value = value;
            this.options = options;
            this.parts = new Code[] {value};
        }

        @Override
        Code[] parts() {
            return parts;
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            @Nullable String text = value.text(scope, moment);
            if (text == null) {
                return Verdict.UNDETERMINED;
            }
            Verdict verdict = Verdict.FALSE;
            for (TextCode option : options) {
                String other = option.text(scope, moment);
                if (text.equals(other)) {
                    return Verdict.TRUE;
                }
                if (other == null) {
                    verdict = Verdict.UNDETERMINED;
                }
            }
            return verdict;
        }
    }
}
