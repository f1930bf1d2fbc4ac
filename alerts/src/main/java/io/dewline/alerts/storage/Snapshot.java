package io.dewline.alerts.storage;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import java.util.List;

/** What the book must have in memory: open alerts, actuators, locks, areas, items in no message yet, parcels on their way or delivered within the hour. */
public record Snapshot(
        List<Alert> open,
        List<Actuator> actuators,
        List<Lock> locks,
        List<AreaState> areas,
        List<Item> waiting,
        List<Parcel> parcels) {}
