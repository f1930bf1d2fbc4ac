package io.dewline.app.live;

import io.dewline.model.Batch;
import io.dewline.model.Control;
import io.dewline.model.DeadLetter;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Entry;
import io.dewline.model.Fact;
import io.dewline.model.Reading;
import io.dewline.model.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The newest of everything, from the log's commits. Used on one thread; what it answers is a copy. */
public final class LiveView {
    private static final int LETTERS = 200;

    private final Map<String, DeviceView> devices = new HashMap<>();
    private final Map<String, Fact> facts = new TreeMap<>();
    private final ArrayDeque<DeadLetter> letters = new ArrayDeque<>();
    private final Map<String, Control.State> links = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<String, Long> positions = new HashMap<>();
    private long stamp;

    /** Takes committed batches in; those it already has are passed by. */
    public void take(Collection<Batch> batches) {
        for (Batch batch : batches) {
            if (batch.first() <= positions.getOrDefault(batch.area(), -1L)) {
                continue;
            }
            positions.put(batch.area(), batch.last());
            stamp = Math.max(stamp, batch.stamp());
            for (Entry entry : batch.entries()) {
                take(batch.area(), entry);
            }
        }
    }

    private void take(String area, Entry entry) {
        if (entry instanceof Reading reading) {
            device(reading.source()).take(reading);
            touched.add(reading.source().device());
        } else if (entry instanceof DeviceEvent.Status status) {
            device(status.source()).say(status.online(), status.arrived());
            touched.add(status.source().device());
        } else if (entry instanceof Fact fact) {
            facts.put(fact.subject().key() + " " + fact.name(), fact);
        } else if (entry instanceof DeadLetter letter) {
            letters.addFirst(letter);
            if (letters.size() > LETTERS) {
                letters.removeLast();
            }
        } else if (entry instanceof Control.Link link) {
            links.put(area, link.state());
        }
    }

    private DeviceView device(Source source) {
        DeviceView view = devices.get(source.device());
        if (view == null || !view.source().equals(source)) {
            view = new DeviceView(source);
            devices.put(source.device(), view);
        }
        return view;
    }

    /** The devices heard of since the last call. */
    public List<String> touched() {
        List<String> ids = List.copyOf(touched);
        touched.clear();
        return ids;
    }

    @org.jspecify.annotations.Nullable
    DeviceView find(String device) {
        return devices.get(device);
    }

    /** Facts that are valid at {@code now}, epoch milliseconds. */
    public List<Fact> facts(long now) {
        return facts.values().stream()
                .filter(f -> f.from() <= now && now < f.until())
                .toList();
    }

    /** The last refused messages and values, newest first. */
    public List<DeadLetter> letters() {
        return new ArrayList<>(letters);
    }

    /** The MQTT link as the log has it; down before the first word. */
    public Control.State link(String area) {
        return links.getOrDefault(area, Control.State.DOWN);
    }

    /** The largest stamp seen, epoch milliseconds: the log's time. */
    public long stamp() {
        return stamp;
    }
}
