package io.dewline.app.http;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Condition;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import java.util.List;

/** The one word that a site or zone shows: the worst of its open alerts, blind where it cannot be judged, unknown where nothing was ever heard. */
final class SiteState {
    private SiteState() {}

    static String of(List<Alert> open, String site, String zone, boolean heard) {
        boolean blind = false;
        Severity worst = null;
        for (Alert alert : open) {
            Subject subject = alert.subject();
            if (!subject.site().equals(site)
                    || (!zone.isEmpty() && !subject.zone().equals(zone))) {
                continue;
            }
            blind |= alert.condition() == Condition.BLIND;
            if (alert.firing() && (worst == null || alert.severity().compareTo(worst) > 0)) {
                worst = alert.severity();
            }
        }
        if (worst != null && worst != Severity.INFO) {
            return worst.word();
        }
        if (blind) {
            return "blind";
        }
        if (!heard) {
            return "unknown";
        }
        return worst == null ? "ok" : worst.word();
    }
}
