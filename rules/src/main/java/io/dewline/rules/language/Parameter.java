package io.dewline.rules.language;

import io.dewline.model.Unit;

/** The shape of an argument, as far as it can be told without looking at names and units. */
enum Parameter {
    /** A number. */
    VALUE("x") {
        @Override
        boolean fits(Syntax argument) {
            return !WINDOW.fits(argument) && !SPAN.fits(argument);
        }
    },
    CONDITION("condition") {
        @Override
        boolean fits(Syntax argument) {
            return VALUE.fits(argument);
        }
    },
    /** A length of time. */
    WINDOW("window") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Figure n
                    && n.unit() != null
                    && n.unit().dimension() == Unit.Dimension.TIME;
        }
    },
    /** A window of the clock. */
    SPAN("aligned(window)") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Call call && call.function().equals("aligned");
        }
    },
    DAY("day") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Name name && name.word().equals("day");
        }
    },
    ZONE("zone") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Name name && name.word().equals("zone");
        }
    },
    DEVICE("device") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Name name && name.word().equals("device");
        }
    },
    /** A text in quotes. */
    QUOTED("\"name\"") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Quoted;
        }
    },
    /** The name of a quantity. */
    QUANTITY("quantity") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Name;
        }
    },
    /** The name of a quantity or of a fact. */
    NAME("name") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Name;
        }
    },
    /** A whole number. */
    COUNT("n") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Figure n && n.unit() == null;
        }
    },
    /** A share in %. */
    PERCENT("p") {
        @Override
        boolean fits(Syntax argument) {
            return LEAST.fits(argument);
        }
    },
    /** A count of devices, or a share in %. */
    LEAST("n") {
        @Override
        boolean fits(Syntax argument) {
            return argument instanceof Syntax.Figure n && (n.unit() == null || n.unit() == Unit.PERCENT);
        }
    };

    private final String word;

    Parameter(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    abstract boolean fits(Syntax argument);
}
