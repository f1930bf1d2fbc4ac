package io.dewline.app.evidence;

import java.util.Map;

/** A part of the page: Markdown, and pictures by file name. */
record Section(String text, Map<String, String> pictures) {
    Section {
        pictures = Map.copyOf(pictures);
    }
}
