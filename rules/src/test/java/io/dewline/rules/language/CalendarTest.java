package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Calendar;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.Registry;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules, seasons and working days, as sites.yaml and calendar.yaml name them. */
class CalendarTest {
    private static final String SITES =
            """
            schedules:
              night: { from: "22:00", to: "06:00" }
              works: { from: "08:00", to: "18:00", days: workdays }
              rest: [ { from: "00:00", to: "00:00", days: free days } ]
              friday: { from: "20:00", to: "02:00", days: [ fri, sat ] }
            seasons:
              dormant: { from: 11-15, to: 03-15 }
              growing: [ { from: 03-16, to: 06-30 }, { from: 09-01, to: 11-14 } ]
            sites: [ { id: park } ]
            """;
    private static final String DATES =
            """
            source: a notice
            holidays:
              - { name: { zh: 国庆节, en: National Day }, from: 2026-10-01, to: 2026-10-07 }
              - { from: 2026-05-01 }
            workdays: [ 2026-09-20, 2026-10-10 ]
            """;

    private static Parsed<Registry> read(String sites, String dates) {
        return Registry.read(YamlText.document("sites.yaml", sites), YamlText.document("calendar.yaml", dates));
    }

    private final Calendar calendar = YamlText.right(read(SITES, DATES)).calendar();

    @ParameterizedTest
    @CsvSource({
        "night, 2026-06-01T21:59, false",
        "night, 2026-06-01T22:00, true",
        "night, 2026-06-02T05:59, true",
        "night, 2026-06-02T06:00, false",
        "works, 2026-06-01T08:00, true",
        "works, 2026-10-01T08:00, false",
        "works, 2026-10-10T08:00, true",
        "rest, 2026-10-01T12:00, true",
        "rest, 2026-09-20T12:00, false",
        "friday, 2026-06-05T19:59, false",
        "friday, 2026-06-05T20:00, true",
        "friday, 2026-06-07T01:59, true",
        "friday, 2026-06-05T01:00, false",
        "friday, 2026-06-08T01:00, false",
    })
    void aScheduleBelongsToTheDayOnWhichItBegins(String schedule, LocalDateTime at, boolean within) {
        assertThat(calendar.inSchedule(schedule, at)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "dormant, 2026-11-14, false",
        "dormant, 2026-11-15, true",
        "dormant, 2027-01-01, true",
        "dormant, 2027-03-15, true",
        "dormant, 2027-03-16, false",
        "growing, 2026-06-30, true",
        "growing, 2026-07-01, false",
        "growing, 2026-09-01, true",
    })
    void aSeasonHoldsItsFirstAndLastDay(String season, LocalDate day, boolean within) {
        assertThat(calendar.inSeason(season, day)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, true",
        "2026-10-01, false",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-10-11, false",
        "2026-05-01, false",
    })
    void peopleWorkOnWeekdaysButForHolidaysAndOnTheDaysThatMakeUp(LocalDate day, boolean works) {
        assertThat(calendar.isWorkday(day)).isEqualTo(works);
    }

    @Test
    void aYearIsKnownWhenItsHolidaysAre() {
        assertThat(calendar.covers(Year.of(2026))).isTrue();
        assertThat(calendar.covers(Year.of(2027))).isFalse();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        String sites =
                SITES.replace("\"22:00\"", "22 h").replace("11-15", "15-11").replace("free days", "freedays");
        String dates = DATES.replace("2026-10-07", "2026-09-30").replace("2026-10-10 ]", "2026-05-01, next ]");
        assertThat(read(sites, dates).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "calendar.yaml:3:66: a holiday from 2026-10-01 to 2026-09-30;"
                                + " expected at most 60 days, the last not before the first",
                        "calendar.yaml:5:25: 2026-05-01 is given twice; expected each day once",
                        "calendar.yaml:5:37: 'next' is no date; expected a date like 2026-10-10",
                        "sites.yaml:2:18: from is '22 h'; expected a time like \"22:00\"",
                        "sites.yaml:4:47: unknown day 'freedays';"
                                + " expected one of free days, fri, mon, sat, sun, thu, tue, wed, workdays;"
                                + " did you mean 'free days'?",
                        "sites.yaml:7:20: from is '15-11'; expected a day like 11-15");
    }

    @Test
    void aNameThatIsNotThereIsToldWithTheNearest() {
        Registry registry = YamlText.right(read(SITES, DATES));
        String rules =
                """
                rules:
                  - { id: a, each: site, when: schedule("nigth") }
                  - { id: b, each: site, when: season("summer") or workday() }
                """;
        assertThat(RuleSet.read(List.of(YamlText.document("r.yaml", rules)), registry)
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "r.yaml:2:41: unknown schedule 'nigth'; expected one of friday, night, rest, works;"
                                + " did you mean 'night'?",
                        "r.yaml:3:39: unknown season 'summer'; expected one of dormant, growing");
    }
}
