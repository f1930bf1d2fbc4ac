package io.dewline.model;

import java.util.List;
import java.util.Optional;

/** A configuration text as a tree whose every part knows its line and column (from 1), so that errors can point at it. */
public record Document(String file, List<String> lines, Node root) {

    /** Where a part of a document begins; line and column count from 1. */
    public record Mark(String file, int line, int column) {}

    /** A part of a document. */
    public sealed interface Node {
        Mark mark();
    }

    /** A plain value as it is written; {@code quoted} texts are never taken for numbers. */
    public record Scalar(Mark mark, String text, boolean quoted) implements Node {}

    /** Values one after another. */
    public record Sequence(Mark mark, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in the order written. */
    public record Mapping(Mark mark, List<Member> members) implements Node {
        public Mapping {
            members = List.copyOf(members);
        }

        public Optional<Node> get(String key) {
            return members.stream()
                    .filter(m -> m.key().equals(key))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /** A key with its value. */
    public record Member(Mark mark, String key, Node value) {}
}
