package io.dewline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Document;
import io.dewline.model.Problems;
import org.junit.jupiter.api.Test;

final class YamlDocumentsTest {
    private final Problems problems = new Problems();

    @Test
    void everyPartKnowsWhereItStands() {
        Document document = YamlDocuments.parse("a.yaml", "one: 1\ntwo:\n  - x\n  - 'y z'\n", problems);

        assertThat(problems.all()).isEmpty();
        Document.Mapping root = (Document.Mapping) document.root();
        assertThat(root.members().get(1).mark()).isEqualTo(new Document.Mark("a.yaml", 2, 1));
        Document.Sequence two = (Document.Sequence) root.get("two").orElseThrow();
        assertThat(two.items().get(0)).isEqualTo(new Document.Scalar(new Document.Mark("a.yaml", 3, 5), "x", false));
        assertThat(two.items().get(1)).isEqualTo(new Document.Scalar(new Document.Mark("a.yaml", 4, 5), "y z", true));
    }

    @Test
    void whatIsNotYamlIsTellsWhere() {
        YamlDocuments.parse("a.yaml", "one: 1\ntwo: [1, 2\nthree: 3\n", problems);

        assertThat(problems.all()).singleElement().satisfies(p -> {
            assertThat(p.mark().file()).isEqualTo("a.yaml");
            assertThat(p.mark().line()).isEqualTo(3);
            assertThat(p.message()).startsWith("not YAML: ");
        });
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ", ").repeat(8))
                    .append(before)
                    .append("]\n");
        }
        YamlDocuments.parse("a.yaml", bomb.toString(), problems);

        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void aTextThatNestsTooDeepIsRefused() {
        YamlDocuments.parse("a.yaml", "a: " + "[".repeat(200) + "]".repeat(200), problems);

        assertThat(problems.hasErrors()).isTrue();
    }
}
