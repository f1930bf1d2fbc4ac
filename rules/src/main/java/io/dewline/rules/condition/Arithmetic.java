package io.dewline.rules.condition;

import io.dewline.model.Unit;
import io.dewline.rules.language.Expr.Operator;

/** Numbers made of numbers. */
final class Arithmetic {
    private Arithmetic() {}

    static final class Constant extends NumberCode {
        private final double value;

        Constant(double value) {
            this.value = value;
        }

        @Override
        boolean steady() {
            return true;
        }

        @Override
        double number(Scope scope, Moment moment) {
            return value;
        }
    }

    /** Two numbers combined; division by zero yields nothing. */
    static final class Binary extends NumberCode {
        private final Operator operator;
        private final NumberCode left;
        private final NumberCode right;
        private final Code[] parts;

        Binary(Operator operator, NumberCode left, NumberCode right) {
            this.operator = operator;
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
        double number(Scope scope, Moment moment) {
            double a = left.number(scope, moment);
            double b = right.number(scope, moment);
            return switch (operator) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> b == 0 ? Double.NaN : a / b;
            };
        }

        @Override
        double slope(Scope scope, Moment moment) {
            double a = left.slope(scope, moment);
            double b = right.slope(scope, moment);
            if (a == 0 && b == 0) {
                return 0;
            }
            return switch (operator) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * right.number(scope, moment) + b * left.number(scope, moment);
                case DIVIDE -> b == 0 ? a / right.number(scope, moment) : 0;
            };
        }
    }

    static final class Negate extends NumberCode {
        private final NumberCode of;
        private final Code[] parts;

        Negate(NumberCode of) {
            this.of = of;
            this.parts = new Code[] {of};
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
        double number(Scope scope, Moment moment) {
            return -of.number(scope, moment);
        }

        @Override
        double slope(Scope scope, Moment moment) {
            return -of.slope(scope, moment);
        }
    }

    /** A number in another unit. */
    static final class Convert extends NumberCode {
        private final NumberCode of;
        private final Unit from;
        private final Unit to;
        private final Code[] parts;

        Convert(NumberCode of, Unit from, Unit to) {
            this.of = of;
            this.from = from;
            this.to = to;
            this.parts = new Code[] {of};
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
        double number(Scope scope, Moment moment) {
            return from.to(to, of.number(scope, moment));
        }

        @Override
        double slope(Scope scope, Moment moment) {
            return from.to(to, of.slope(scope, moment));
        }
    }
}
