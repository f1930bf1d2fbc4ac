package io.dewline.sim.yaml;

import org.yaml.snakeyaml.nodes.Node;

/** Where in a file something stands; lines and columns count from 1. */
public record Place(String file, int line, int column) {
    static Place of(String file, Node node) {
        return new Place(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
