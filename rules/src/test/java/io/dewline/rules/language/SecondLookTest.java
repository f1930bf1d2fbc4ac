package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Caution;
import io.dewline.model.Problem;
import io.dewline.model.Registry;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written and is probably not meant. */
class SecondLookTest {
    private static final Registry REGISTRY = YamlText.right(Registry.read(
            YamlText.document(
                    "sites.yaml",
                    """
                    schedules:
                      night: { from: "22:00", to: "06:00" }
                      works: { from: "08:00", to: "18:00", days: workdays }
                    seasons: { dormant: { from: 11-15, to: 03-15 } }
                    sites:
                      - id: park
                        zones:
                          - { id: known, type: lawn, soil: loam, devices: [ { id: s-1, kind: soil } ] }
                          - { id: unsaid, type: lawn, devices: [ { id: s-2, kind: soil } ] }
                          - { id: garden, type: rain garden, devices: [ { id: g-1, kind: raingarden } ] }
                        devices:
                          - { id: dust-1, kind: dust, interval: 10m }
                          - { id: weather-1, kind: weather }
                    """),
            YamlText.document("calendar.yaml", "holidays: [ { from: 2026-10-01 } ]\n")));

    private static List<Problem> warnings(String each, String condition, int year) {
        String text =
                """
                pack: { id: r, source: a test }
                limits: { high: 150 µg/m³, wet: 120 %% }
                rules:
                  - id: tried
                    each: %s
                    when: '%s'
                """
                        .formatted(each, condition);
        return RuleSet.read(List.of(YamlText.document("r.yaml", text)), REGISTRY, Year.of(year))
                .problems();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            site | max(humidity) > 120                            | 12 | constant-condition           | 'max(humidity) > 120' is never true: 'max(humidity)' lies between 0 and 100 %
            site | 120 % >= max(humidity)                         | 12 | constant-condition           | '120 % >= max(humidity)' is always true: 'max(humidity)' lies between 0 and 100 %
            site | max(avg(humidity, 1h)) > limit.wet             | 12 | constant-condition           | 'max(avg(humidity, 1h)) > limit.wet' is never true: 'max(avg(humidity, 1h))' lies between 0 and 100 %
            site | rain > 1 and 2 > 1                             | 25 | constant-condition           | '2 > 1' is always true
            site | count(rain, 1h) < 0                            | 12 | constant-condition           | 'count(rain, 1h) < 0' is never true: 'count(rain, 1h)' is not below 0
            site | pm10 > limit.high and rain == 0 and pm10 < 150 | 48 | disjoint-ranges              | 'pm10 < 150' and what stands before it are never true together
            site | rain > 3 and rain == 2                         | 25 | disjoint-ranges              | 'rain == 2' and what stands before it are never true together
            site | pm10 > 150 and (pm10 < 20 or rain > 1 and pm10 < 90) | 28 | disjoint-ranges          | 'pm10 < 20 or rain > 1 and pm10 < 90' and what stands before it are never true together
            site | (rain > 1 or rain > 2) and not rain > 0.5      | 39 | disjoint-ranges              | 'not rain > 0.5' and what stands before it are never true together
            site | rain > 3 and not (rain >= 2 or pm10 > 9)       | 25 | disjoint-ranges              | 'not (rain >= 2 or pm10 > 9)' and what stands before it are never true together
            site | rain == 1 and (pm10 > 9 and rain != 1)         | 27 | disjoint-ranges              | 'pm10 > 9 and rain != 1' and what stands before it are never true together
            site | not (rain > 3 or rain <= 5)                    | 29 | disjoint-ranges              | 'rain <= 5' and what stands before it are never false together
            site | rain > 4 and (pm10 > 9 or (rain > 1 and rain < 1)) | 52 | disjoint-ranges           | 'rain < 1' and what stands before it are never true together
            site | avg(pm10, 5m) > 10                             | 12 | window-shorter-than-interval | the window of 'avg(pm10, 5m)' is shorter than the interval of dust-1, 600 s
            site | times(pm10 > 10, 5m) > 3                       | 12 | window-shorter-than-interval | the window of 'times(pm10 > 10, 5m)' is shorter than the interval of dust-1, 600 s
            site | rain == 0 and workday()                        | 26 | holidays-missing             | 'workday()': calendar.yaml has no holidays of 2027, so that Monday to Friday are taken for working days
            site | rain == 0 and schedule("works")                | 26 | holidays-missing             | 'schedule("works")': calendar.yaml has no holidays of 2027, so that Monday to Friday are taken for working days
            """)
    void isToldByName(String each, String condition, int column, String caution, String message) {
        assertThat(warnings(each, condition, 2027))
                .extracting(Problem::toString)
                .containsExactly("r.yaml:6:" + column + ": warning: " + message + " [" + caution + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            max(humidity) > 95
            pm10 >= limit.high and pm10 <= 150
            pm10 > 100 and pm10 < 150
            pm10 > 100 or pm10 < 50
            pm10 > 100 and (pm10 < 50 or rain > 1)
            (pm10 > 100 or rain > 1) and (pm10 < 50 or rain > 2)
            pm10 > 100 and not (pm10 > 50 and rain > 1)
            rain != 1 and rain >= 1 and not rain == 2
            not (rain > 3 and rain < 2 + 3)
            not (rain > 3 or rain < 2)
            max(temperature) > 5 and min(temperature) < 3
            avg(pm10, 10m) > 10
            rain == 0 and workday()
            rain == 0 and schedule("night")
            rain == 0 and season("dormant")
            """)
    void whatIsMeantIsNotTold(String condition) {
        assertThat(warnings("site", condition, 2026)).isEmpty();
    }

    @Test
    void aZoneWhoseSoilIsNotKnownIsNamed() {
        assertThat(warnings("zone", "depletion(zone) > 0.5", 2026))
                .filteredOn(problem -> problem.caution() == Caution.ZONE_WITHOUT_DEPTH)
                .extracting(Problem::message)
                .containsExactly("root depth or soil is not known for zone:park/unsaid, zone:park/garden:"
                        + " 'depletion(zone)' stays undetermined there");
    }

    @Test
    void aZoneThatDoesNotSayHowLongItMayDrainIsNamed() {
        assertThat(warnings("zone", "drawdown(ponding_level) > zone.drain_time", 2026))
                .filteredOn(problem -> problem.caution() == Caution.ZONE_WITHOUT_DRAIN_TIME)
                .extracting(Problem::message)
                .containsExactly("'zone.drain_time' is not set, or no number in h, for zone:park/garden:"
                        + " the rule stays undetermined there");
    }

    @Test
    void aNumberMaySayItsSourceOrItsRuleOrItsPack() {
        String text =
                """
                limits: { a: 1, b: { value: 2, source: a book } }
                rules:
                  - { id: c, each: site, when: rain > limit.c, source: a law, limits: { c: 3 } }
                  - { id: d, each: site, when: rain > limit.d, limits: { d: 4 } }
                """;
        assertThat(RuleSet.read(List.of(YamlText.document("r.yaml", text)), REGISTRY)
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "r.yaml:1:11: warning: limit a has no source [limit-without-source]",
                        "r.yaml:4:58: warning: limit d has no source [limit-without-source]");
    }
}
