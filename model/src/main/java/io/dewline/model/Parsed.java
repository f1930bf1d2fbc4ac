package io.dewline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of reading a configuration: a value when there is no error, and all problems found. */
public record Parsed<T>(@Nullable T value, List<Problem> problems) {

    public Parsed {
        problems = List.copyOf(problems);
    }

    /** What does not keep it from being used but is worth a look. */
    public List<Problem> warnings() {
        return problems.stream().filter(Problem::warning).toList();
    }

    public boolean ok() {
        return value != null && problems.stream().allMatch(Problem::warning);
    }
}
