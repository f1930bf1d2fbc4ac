package io.dewline.app.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes what recorded data show into docs/evidence.md: {@code Evidence ROOT DATA}. */
public final class Evidence {
    private Evidence() {}

    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args[0], "docs");
        Page page = Page.of(Path.of(args[0]), Path.of(args[1]));
        Path file = docs.resolve("evidence.md");
        Files.writeString(file, page.within(Page.present(file)));
        Path images = Files.createDirectories(docs.resolve("images"));
        for (Map.Entry<String, String> picture : page.pictures().entrySet()) {
            Files.writeString(images.resolve(picture.getKey()), picture.getValue());
        }
    }
}
