package io.dewline.alerts.outbox;

import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.routing.Receiver;
import io.dewline.model.Severity;
import io.dewline.model.Text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one message of a bundle of items. */
final class Compose {
    /** More lines than this help nobody; first criticals are never left out. */
    static final int LINES = 50;

    private static final Set<String> CONDITION = Set.of(
            What.OPENED.word(), What.REOPENED.word(), What.RAISED.word(), What.AWAITING.word(), What.CLOSED.word());

    private Compose() {}

    static Message message(Bundle bundle, Receiver receiver, String pages, Instant now) {
        List<Item> items = bundle.items();
        boolean drill = items.stream().allMatch(Item::drill);
        boolean zh = receiver.language() == Language.ZH;
        Item only = items.size() == 1 ? items.get(0) : null;
        String link = pages.isEmpty() ? "" : only == null ? pages + "/alerts" : pages + "/alerts/" + only.alert();
        String subject = only == null ? subject(bundle, drill, zh) : only.subject();
        String text = only == null ? lines(items, zh) : only.text() + belonging(only, zh);
        String below = link.isEmpty() ? "" : (zh ? "\n链接：" : "\nLink: ") + link;
        return new Message(
                only == null ? key(items) : only.key(),
                receiver.id(),
                receiver.language(),
                drill,
                subject,
                text + below,
                link,
                items,
                now);
    }

    private static String subject(Bundle bundle, boolean drill, boolean zh) {
        int count = bundle.items().size();
        String mark = drill ? (zh ? "【演练】" : "DRILL ") : "";
        return switch (bundle.kind()) {
            case GROUP -> {
                Item item = latest(bundle.items()).get(0);
                String first = item.event().isEmpty() ? item.subject() : mark + item.event();
                yield first + (zh ? "（共 " + count + " 条）" : " (" + count + " in all)");
            }
            case FIRSTS -> mark + (zh ? "【严重】" + count + " 条新告警" : "[CRITICAL] " + count + " new alerts");
            case DIGEST -> mark + (zh ? "汇总：" + count + " 条消息" : "Digest of " + count + " messages");
        };
    }

    private static String belonging(Item item, boolean zh) {
        return item.belongs() ? (zh ? "\n属于：" : "\nPart of: ") + item.event() : "";
    }

    /** One line for each alert, with its last news, the most severe first. */
    private static String lines(List<Item> items, boolean zh) {
        List<Item> last = new ArrayList<>(latest(items));
        last.sort(Comparator.comparing(Item::severity, Comparator.<Severity>reverseOrder()));
        StringBuilder text = new StringBuilder();
        int left = 0;
        int written = 0;
        for (Item item : last) {
            if (written < LINES || item.first()) {
                text.append(written == 0 ? "" : "\n").append(item.subject());
                written++;
            } else {
                left++;
            }
        }
        if (left > 0) {
            text.append(zh ? "\n……另有 " + left + " 条" : "\n… and " + left + " more");
        }
        return text.toString();
    }

    /** Each alert's last news of its condition; first criticals and trouble with actuators stay even when more came after them. */
    private static List<Item> latest(Collection<Item> items) {
        Map<String, Item> last = new LinkedHashMap<>();
        for (Item item : items) {
            last.put(item.first() || !CONDITION.contains(item.what()) ? item.key() : item.alert(), item);
        }
        return List.copyOf(last.values());
    }

    private static String key(List<Item> items) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Item item : items) {
                digest.update(item.key().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "m-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
