package io.dewline.alerts;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.notes.AlertNotes;
import io.dewline.alerts.wording.Wording;
import io.dewline.model.Device;
import io.dewline.model.Note;
import io.dewline.model.Site;
import io.dewline.model.Text;
import io.dewline.model.Text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says how things stand: one alert in words for a page, an area in lines for the store. */
final class Describe {
    private Describe() {}

    static Description alert(Alert alert, Book book, Responder responder) {
        Instant now = book.area(alert.subject().area()).stamp();
        List<Text> control = alert.firing() ? responder.lines(alert, now) : List.of();
        Step step = new Step(
                alert.id(),
                alert.steps(),
                alert.open() ? What.OPENED : What.CLOSED,
                now,
                "",
                Text.same(""),
                alert.severity(),
                alert.last().used(),
                alert.rule(),
                alert.last().configuration());
        Wording zh = wording(alert, book, Language.ZH);
        Wording en = wording(alert, book, Language.EN);
        return new Description(
                new Text(zh.title(), en.title()),
                new Text(zh.step(step, control).text(), en.step(step, control).text()),
                new Text(String.join("\n", zh.toDo()), String.join("\n", en.toDo())),
                responder.canStart(alert, now));
    }

    private static Wording wording(Alert alert, Book book, Language language) {
        return new Wording(
                alert, book.inForce().card(alert.rule()), book.inForce().registry(), language);
    }

    static List<Note> area(String area, Instant at, Book book) {
        List<Alert> open = book.open().stream()
                .filter(a -> a.subject().area().equals(area))
                .toList();
        List<String> lines = new ArrayList<>();
        for (Alert alert : open) {
            lines.add(AlertNotes.open(alert, book.title(alert), at));
        }
        for (Site site : book.inForce().registry().sitesOf(area)) {
            List<Alert> here = open.stream()
                    .filter(a -> a.subject().site().equals(site.id()))
                    .toList();
            boolean locked = book.locks().stream()
                    .anyMatch(
                            l -> l.scope().site().isEmpty() || l.scope().site().equals(site.id()));
            lines.add(AlertNotes.site(site, here, locked, at));
            for (Device device : book.inForce().registry().devicesOf(site.id())) {
                lines.add(device(device, here, book, at));
            }
        }
        return lines.stream().map(Note::new).toList();
    }

    private static String device(Device device, List<Alert> ofSite, Book book, Instant at) {
        List<Alert> here = ofSite.stream()
                .filter(a -> a.subject().device().equals(device.id()))
                .toList();
        boolean locked = book.locks().stream().anyMatch(l -> l.scope().covers(device));
        return AlertNotes.device(device, here, book.actuator(device.id()), locked, at);
    }
}
