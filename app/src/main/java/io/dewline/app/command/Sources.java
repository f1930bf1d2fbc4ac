package io.dewline.app.command;

import io.dewline.model.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of the configuration texts, to show a problem where it is. */
final class Sources {
    private static final String RULES = "rules/";

    private final Map<String, List<String>> lines = new HashMap<>();
    private String folder = RULES;

    void add(String name, Path file) {
        try {
            lines.put(name, Files.readAllLines(file));
        } catch (IOException e) {
            lines.put(name, List.of());
        }
    }

    void addAll(Map<String, String> texts) {
        texts.forEach((name, text) -> lines.put(name, text.lines().toList()));
    }

    /** Rules were read from this folder or file, not from the one that the configuration names: problems are to say so. */
    void rulesFrom(Path rules) {
        Path parent = rules.getParent();
        Path base = Files.isDirectory(rules) ? rules : parent;
        folder = base == null ? "" : base + "/";
    }

    private String shown(Problem problem) {
        String text = problem.toString();
        for (String name : lines.keySet()) {
            if (name.startsWith(RULES)) {
                text = text.replace(name + ":", folder + name.substring(RULES.length()) + ":");
            }
        }
        return text;
    }

    void print(Problem problem, PrintWriter out) {
        out.println(shown(problem));
        List<String> text = lines.getOrDefault(problem.mark().file(), List.of());
        int line = problem.mark().line();
        if (line <= text.size()) {
            out.println("    " + text.get(line - 1));
            out.println("    " + " ".repeat(Math.max(0, problem.mark().column() - 1)) + "^");
        }
    }
}
