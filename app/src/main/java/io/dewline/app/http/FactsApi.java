package io.dewline.app.http;

import io.dewline.model.DeadLetter;
import io.dewline.model.Fact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts in force, facts told, and messages that were refused. */
final class FactsApi {
    private static final Logger LOG = LoggerFactory.getLogger(FactsApi.class);

    private FactsApi() {}

    static JsonArray facts(List<Fact> facts) {
        JsonArray list = new JsonArray();
        for (Fact fact : facts) {
            Fact.Value value = fact.value();
            list.add(new JsonObject()
                    .put("fact", fact.name())
                    .put("subject", fact.subject().key())
                    .put("value", value.number() == null ? value.text() : value.number())
                    .put("source", fact.source())
                    .put("who", fact.who())
                    .put("from", Answer.time(fact.from()))
                    .put("until", Answer.time(fact.until())));
        }
        return list;
    }

    static void tell(RoutingContext call, Parts parts) {
        JsonObject body = Asked.body(call);
        String site = Asked.text(body, "site", 64);
        if (!parts.configuration().registry().sites().containsKey(site)) {
            throw new Asked.Wrong("site", "unknown site '" + site + "'");
        }
        body.remove("site");
        parts.tell(site, body.toBuffer())
                .onSuccess(position -> Answer.json(call, new JsonObject().put("position", position)))
                .onFailure(e -> Answer.refuse(call, 400, String.valueOf(e.getMessage()), "fact"));
    }

    static void retry(RoutingContext call, Parts parts) {
        JsonObject body = Asked.body(call);
        String who = Asked.text(body, "who", 64);
        Instant since = Asked.time(
                "since", Asked.text(body, "since", 40, ""), parts.now().minus(Duration.ofHours(24)));
        String reason = Asked.text(body, "reason", 64, "");
        String topic = Asked.text(body, "topic", 256, "");
        call.vertx()
                .executeBlocking(() -> parts.retry(since, reason, topic), false)
                .compose(Future::fromCompletionStage)
                .onSuccess(outcome -> {
                    LOG.atInfo()
                            .addKeyValue("who", who)
                            .addKeyValue("found", outcome.getValue("found"))
                            .addKeyValue("taken", outcome.getValue("taken"))
                            .log("dead letters were taken in again");
                    Answer.json(call, outcome);
                })
                .onFailure(call::fail);
    }

    static JsonArray letters(List<DeadLetter> letters, int limit) {
        JsonArray list = new JsonArray();
        letters.stream()
                .limit(limit)
                .forEach(letter -> list.add(new JsonObject()
                        .put("arrived", Answer.time(letter.arrived()))
                        .put("topic", letter.topic())
                        .put("reason", letter.reason())
                        .put("detail", letter.detail())
                        .put("size", letter.size())
                        .put("payload", payload(letter.payload()))));
        return list;
    }

    /** The payload as text where it is UTF-8, else in hexadecimal. */
    private static String payload(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
