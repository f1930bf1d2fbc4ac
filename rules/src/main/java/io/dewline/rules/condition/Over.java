package io.dewline.rules.condition;

import io.dewline.rules.language.Expr.SpaceFunction;
import io.dewline.rules.series.Track;

/**
 * Functions over the devices of a subject; devices without value are left out, fewer than half with one leave the whole undetermined. A device that is heard
 * but has never told the quantity has no sensor for it and does not count.
 */
final class Over {
    private static final Member[] NOBODY = {};

    private Over() {}

    /** One device's own view of the body. */
    record Member(Track device, Code body, Scope scope) {}

    private static Member[] members(Leaf leaf, Scope scope) {
        return scope.input(leaf.slot()) instanceof Crowd crowd ? crowd.members() : NOBODY;
    }

    private static long due(Leaf leaf, Scope scope, Moment moment) {
        return scope.input(leaf.slot()) instanceof Crowd crowd ? crowd.due(moment) : Long.MAX_VALUE;
    }

    private static void lack(Leaf leaf, Scope scope, Moment moment, Account account) {
        Member[] members = members(leaf, scope);
        for (Member member : members) {
            if (!member.body.known(member.scope, moment) && !member.scope.unequipped()) {
                member.body.lack(member.scope, moment, account);
            }
        }
        if (account.lacksNothing()) {
            account.lack(leaf.text());
        }
    }

    private static void windows(Leaf leaf, SpaceFunction function, Scope scope, Moment moment, WindowFigures figures) {
        figures.pick(function);
        for (Member member : members(leaf, scope)) {
            member.body.windows(member.scope, moment, figures);
        }
        figures.pick(null);
    }

    /** max, min, mean, spread. */
    static final class Figure extends NumberCode {
        private final Leaf leaf;
        private final SpaceFunction function;
        private final boolean level;

        /** {@code level}: of levels in dB, whose mean is by energy. */
        Figure(Leaf leaf, SpaceFunction function, boolean level) {
            this.leaf = leaf;
            this.function = function;
            this.level = level;
        }

        @Override
        boolean optional() {
            return leaf.optional();
        }

        @Override
        boolean absent(Scope scope) {
            return leaf.absent(scope);
        }

        @Override
        double number(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Crowd crowd)) {
                return Double.NaN;
            }
            crowd.ask(moment);
            return crowd.figure(function, level);
        }

        @Override
        double slope(Scope scope, Moment moment) {
            Member[] members = members(leaf, scope);
            double slope = 0;
            double picked = Double.NaN;
            for (Member member : members) {
                NumberCode body = (NumberCode) member.body;
                double value = body.number(member.scope, moment);
                boolean picks = Double.isNaN(picked)
                        || (function == SpaceFunction.MAX && value > picked)
                        || (function == SpaceFunction.MIN && value < picked);
                if (!Double.isNaN(value) && picks) {
                    picked = value;
                    slope = body.slope(member.scope, moment);
                }
            }
            return function == SpaceFunction.SPREAD ? 0 : slope;
        }

        @Override
        long due(Scope scope, Moment moment) {
            return Over.due(leaf, scope, moment);
        }

        @Override
        void use(Scope scope, Moment moment, Account account) {
            leaf.use(number(scope, moment), "", account);
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Over.lack(leaf, scope, moment, account);
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            Over.windows(leaf, function, scope, moment, figures);
        }
    }

    /** any, all, at_least. */
    static final class Truth extends VerdictCode {
        private final Leaf leaf;
        private final SpaceFunction function;
        private final double least;
        private final boolean share;

        Truth(Leaf leaf, SpaceFunction function, double least, boolean share) {
            this.leaf = leaf;
            this.function = function;
            this.least = least;
            this.share = share;
        }

        @Override
        boolean optional() {
            return leaf.optional();
        }

        @Override
        boolean absent(Scope scope) {
            return leaf.absent(scope);
        }

        @Override
        Verdict test(Scope scope, Moment moment) {
            if (!(scope.input(leaf.slot()) instanceof Crowd crowd)) {
                return Verdict.UNDETERMINED;
            }
            crowd.ask(moment);
            return decide(crowd.yes(), crowd.no(), crowd.equipped());
        }

        private Verdict decide(int yes, int no, int all) {
            if (function == SpaceFunction.ANY && yes > 0) {
                return Verdict.TRUE;
            }
            if (function == SpaceFunction.ALL && no > 0) {
                return Verdict.FALSE;
            }
            int told = yes + no;
            if (told == 0 || told * 2 < all) {
                return Verdict.UNDETERMINED;
            }
            return switch (function) {
                case ANY -> Verdict.FALSE;
                case ALL -> Verdict.TRUE;
                default -> share ? Verdict.of(yes >= least * told) : counted(yes, all - told);
            };
        }

        private Verdict counted(int yes, int unknown) {
            if (yes >= least) {
                return Verdict.TRUE;
            }
            return yes + unknown >= least ? Verdict.UNDETERMINED : Verdict.FALSE;
        }

        @Override
        long due(Scope scope, Moment moment) {
            return Over.due(leaf, scope, moment);
        }

        /** The values of a device that bears the verdict out. */
        @Override
        void use(Scope scope, Moment moment, Account account) {
            Verdict whole = test(scope, moment);
            for (Member member : members(leaf, scope)) {
                if (((VerdictCode) member.body).test(member.scope, moment) == whole) {
                    member.body.use(member.scope, moment, account);
                    return;
                }
            }
        }

        @Override
        void lack(Scope scope, Moment moment, Account account) {
            Over.lack(leaf, scope, moment, account);
        }

        @Override
        void windows(Scope scope, Moment moment, WindowFigures figures) {
            Over.windows(leaf, function, scope, moment, figures);
        }
    }
}
