package io.dewline.app;

import io.dewline.alerts.Alerts;
import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Settings;
import io.dewline.app.state.StateFile;
import io.dewline.ingest.log.Log;
import io.dewline.ingest.log.LogOptions;
import io.dewline.ingest.log.LogTime;
import io.dewline.ingest.log.SqliteLog;
import io.dewline.ingest.log.StampClock;
import io.dewline.ingest.store.Shipper;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the log as the settings say, above every position that a consumer has reached. */
final class LogSide {
    private LogSide() {}

    static Log open(Path folder, Settings settings, ConfigurationSet set, StateFile state, Alerts alerts)
            throws IOException {
        Settings.LogPart part = settings.log();
        LogOptions options = LogOptions.defaults()
                .withClock(
                        settings.clock().mode() == Settings.Clock.Mode.READINGS
                                ? StampClock.Mode.READINGS
                                : StampClock.Mode.WALL)
                .withBytes(
                        part.segmentBytes(),
                        part.maxBytes(),
                        part.whenFull() == Settings.LogPart.WhenFull.REFUSE
                                ? LogOptions.WhenFull.REFUSE
                                : LogOptions.WhenFull.SKIP_STORE)
                .withKeep(part.keep());
        long reached = Shipper.reached(folder.resolve("ship.db"));
        for (String area : set.registry().areas().keySet()) {
            long rules = state.cursor(area).map(StateFile.Cursor::position).orElse(-1L);
            reached = Math.max(reached, Math.max(rules, alerts.cursor(area)));
        }
        Log log = SqliteLog.open(folder.resolve("log"), options, LogTime.system(), reached);
        log.kinds(set.registry().kinds());
        return log;
    }
}
