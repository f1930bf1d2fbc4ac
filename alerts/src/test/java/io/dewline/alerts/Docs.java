package io.dewline.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.dewline.model.Document;
import io.dewline.model.Document.Mapping;
import io.dewline.model.Document.Mark;
import io.dewline.model.Document.Member;
import io.dewline.model.Document.Node;
import io.dewline.model.Document.Scalar;
import io.dewline.model.Document.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Documents for tests out of relaxed JSON: names without quotes, texts in single quotes. */
public final class Docs {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private Docs() {}

    public static Document of(String file, String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return new Document(file, json.lines().toList(), node(parser, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mark mark(JsonParser parser, String file) {
        return new Mark(
                file,
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }

    private static Node node(JsonParser parser, String file) throws IOException {
        Mark mark = mark(parser, file);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            List<Member> members = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Mark at = mark(parser, file);
                String key = parser.currentName();
                parser.nextToken();
                members.add(new Member(at, key, node(parser, file)));
            }
            return new Mapping(mark, members);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, file));
            }
            return new Sequence(mark, items);
        }
        return new Scalar(mark, parser.getText(), false);
    }
}
