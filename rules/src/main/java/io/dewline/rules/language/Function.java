package io.dewline.rules.language;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language, as one line of its table.
 *
 * @param result what it yields, in words for docs/rules.md
 * @param missing what it yields when values are missing, in words
 * @param build makes the checked expression of a call whose arguments have the right shapes; null after having told a problem
 */
record Function(String name, List<Parameter> parameters, String result, String missing, Build build) {
    Function {
        parameters = List.copyOf(parameters);
    }

    /** Makes a checked expression of a call. */
    interface Build {
        @Nullable
        Typed build(Checker checker, Syntax.Call call);
    }

    /** How it is called: {@code max(x, window)}. */
    String signature() {
        return name + "(" + parameters.stream().map(Parameter::word).collect(Collectors.joining(", ")) + ")";
    }

    boolean takes(List<Syntax> arguments) {
        if (arguments.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!parameters.get(i).fits(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
