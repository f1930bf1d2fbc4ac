package io.dewline.alerts.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.City;
import io.dewline.alerts.Moves;
import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Decided;
import io.dewline.alerts.book.Life;
import io.dewline.alerts.book.Step;
import io.dewline.model.RuleCard;
import io.dewline.model.RuleCard.Closes;
import io.dewline.model.Severity;
import io.dewline.model.Subject;
import io.dewline.model.Text;
import io.dewline.model.Text.Language;
import io.dewline.model.Transition;
import io.dewline.model.Transition.Advice;
import io.dewline.model.Transition.Used;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Instant T0 = Instant.parse("2026-06-01T00:05:00Z");

    private static RuleCard card(String id) {
        return City.cards().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Decided taken(Moves moves) {
        return Life.taken(null, moves.fired(T0), Closes.RESPONSE, false).orElseThrow();
    }

    private static String message(Decided decided, Language language, Text... control) {
        Alert alert = decided.alert();
        Step step = decided.steps().get(decided.steps().size() - 1);
        Worded worded =
                new Wording(alert, card(alert.rule()), City.registry("ask"), language).step(step, List.of(control));
        return worded.subject() + "\n" + worded.text();
    }

    @Test
    void dustInChinese() {
        Moves dust = new Moves("dust-spray", City.GATE).severity(Severity.CRITICAL);
        assertThat(message(taken(dust), Language.ZH, new Text("cannon-01 已受命运行至 08:25", "")))
                .isEqualTo(
                        """
                【严重】东门工地 扬尘超标，请启动喷淋
                地点：东门工地
                数值：最大值(均值(PM10, 5m)) 312 µg/m³；限值 spray_start 150 µg/m³（DB13/2934-2019），为限值的 2.1 倍
                开始：2026-06-01 08:03（Asia/Shanghai）
                请做：喷淋降尘 20 分钟
                说明：检查裸土覆盖
                控制：cannon-01 已受命运行至 08:25""");
    }

    @Test
    void dustInEnglish() {
        Moves dust = new Moves("dust-spray", City.GATE).severity(Severity.CRITICAL);
        assertThat(message(taken(dust), Language.EN, new Text("", "cannon-01 has been told to run until 08:25")))
                .isEqualTo(
                        """
                [Critical] East Gate site: dust, start suppression
                Where: East Gate site
                Value: maximum(mean(PM10, 5m)) 312 µg/m³; limit spray_start 150 µg/m³ (DB13/2934-2019), 2.1 × the limit
                Since: 2026-06-01 08:03 (Asia/Shanghai)
                To do: Spray 20 min
                Note: check that bare soil is covered
                Control: cannon-01 has been told to run until 08:25""");
    }

    private static Moves lawn() {
        return new Moves("watering-needed", City.LAWN)
                .used(List.of(
                        new Used("depletion(zone)", 0.5523, "1", ""),
                        new Used("zone.mad", 0.5, "1", "FAO-56 table 22"),
                        new Used("soil_temperature", 18.44, "°C", "")))
                .advice(new Advice("water", 12.53, 5_012, 59.2));
    }

    @Test
    void wateringInChinese() {
        assertThat(message(taken(lawn()), Language.ZH))
                .isEqualTo(
                        """
                【警告】滨河公园大草坪 需要浇水
                地点：滨河公园 · 大草坪
                数值：根区缺水比例(zone) 0.552；允许缺水比例 0.5（FAO-56 table 22），为限值的 1.1 倍
                数值：土壤温度 18.4 °C
                开始：2026-06-01 08:03（Asia/Shanghai）
                请做：浇水 12.5 mm，5,012 升，59.2 分钟""");
    }

    @Test
    void wateringInEnglish() {
        assertThat(message(taken(lawn()), Language.EN))
                .isEqualTo(
                        """
                [Warning] Riverside Park, Great Lawn needs water
                Where: Riverside Park, Great Lawn
                Value: root-zone depletion(zone) 0.552; allowed depletion 0.5 (FAO-56 table 22), 1.1 × the limit
                Value: soil temperature 18.4 °C
                Since: 2026-06-01 08:03 (Asia/Shanghai)
                To do: Water 12.5 mm, 5,012 L, 59.2 min""");
    }

    @Test
    void recoveredWithoutAResponseAsksForOne() {
        Moves dust = new Moves("dust-spray", City.GATE);
        Alert alert = taken(dust).alert();
        Decided recovered = Life.taken(alert, dust.recovered(T0.plusSeconds(5_400)), Closes.RESPONSE, false)
                .orElseThrow();
        assertThat(message(recovered, Language.EN))
                .isEqualTo(
                        """
                [Recovered, please report] East Gate site: dust, start supp…
                Where: East Gate site
                Value: maximum(mean(PM10, 5m)) 312 µg/m³; limit spray_start 150 µg/m³ (DB13/2934-2019), 2.1 × the limit
                Since: 2026-06-01 08:03 (Asia/Shanghai)
                Recovered: 2026-06-01 09:35 (Asia/Shanghai), after 1 h 32 min
                To do: report what was done about it""");
    }

    @Test
    void aDrillSaysSoFirstAndLast() {
        Decided decided = taken(new Moves("dust-spray", City.GATE).drill());
        assertThat(message(decided, Language.ZH)).startsWith("【演练】【警告】东门工地").endsWith("演练：数据来自模拟设备或回放，不是真实情况。");
        assertThat(message(decided, Language.EN))
                .startsWith("DRILL [Warning] East Gate")
                .endsWith("not real.");
    }

    @Test
    void aMissingValueIsADashAndABlindAlertSaysSo() {
        Moves dust = new Moves("dust-spray", City.GATE);
        Alert alert = taken(dust).alert();
        dust.used(List.of(new Used("avg(pm10, 5m)", Double.NaN, "µg/m³", "")));
        Decided blind = Life.taken(
                        alert, dust.next(Transition.Step.BLIND, T0.plusSeconds(60), ""), Closes.RESPONSE, false)
                .orElseThrow();
        assertThat(message(blind, Language.ZH)).contains("均值(PM10, 5m) – µg/m³").contains("注意：缺少数据，目前无法判断");
    }

    @Test
    void silenceIsADurationAndAMissingInputIsNamed() {
        Moves silent = new Moves("device-silent", City.PROBE)
                .advice(null)
                .used(List.of(new Used("silent for", 5_400, "s", "")));
        assertThat(message(taken(silent), Language.ZH)).contains("数值：无数据已 1 小时 30 分钟");
        assertThat(message(taken(silent), Language.EN)).contains("Value: silent for 1 h 30 min");
        Moves blind = new Moves("device-silent", City.PROBE)
                .advice(null)
                .used(List.of(new Used("max(optional(rain))", Double.NaN, "", "")));
        assertThat(message(taken(blind), Language.EN)).contains("Missing: maximum(rain)");
    }

    @Test
    void aWholeAreaHasItsOwnNameAndTime() {
        Decided decided = taken(new Moves("regional-dust", Subject.area("city")).advice(null));
        assertThat(message(decided, Language.EN)).contains("Where: city\n").contains("(Asia/Shanghai)");
    }

    @Test
    void aLimitIsCalledByItsTitleAndTellsItsReasonsOnlyWhereTheyCanBeLookedUp() {
        RuleCard card = new RuleCard(
                "dust-spray",
                Text.same("dust"),
                Text.same(""),
                "dust",
                "",
                Closes.SENSORS,
                null,
                List.of(),
                List.of(),
                Map.of(
                        "start", new RuleCard.Limit(new Text("启动限值", "start limit"), Text.same("")),
                        "legal", new RuleCard.Limit(Text.same(""), Text.same("DB13/2934-2019")),
                        "own", new RuleCard.Limit(new Text("目标值", "target"), Text.same(""))),
                false);
        Moves moves = new Moves("dust-spray", City.GATE)
                .used(List.of(
                        new Used("pm10", 300, "µg/m³", ""),
                        new Used("limit.start", 150, "µg/m³", "pack:dust (a long reason)"),
                        new Used("limit.legal", 2, "1", "pack:dust (DB13/2934-2019)"),
                        new Used("limit.own", 3, "1", "site:east-gate")));
        assertThat(new Wording(taken(moves).alert(), card, City.registry("ask"), Language.ZH).values())
                .containsExactly(
                        "数值：PM10 300 µg/m³；启动限值 150 µg/m³，为限值的 2 倍", "限值：限值 legal 2（DB13/2934-2019）", "限值：目标值 3（本处设定）");
        assertThat(new Wording(taken(moves).alert(), card, City.registry("ask"), Language.EN).values())
                .contains("Limit: target 3 (set for this site)");
    }

    @ParameterizedTest
    @CsvSource({
        "background: lowest monitor, 背景：最低监测点",
        "estimated by weather and logged watering of 9 days, 按 9 天的天气和浇水记录估算",
        "estimated by weather and logged watering since 2026-06-01, 按 2026-06-01 以来的天气和浇水记录估算",
        "zone, zone"
    })
    void howAValueCameAboutIsSaidInThePersonsLanguage(String said, String text) {
        assertThat(Terms.basis(said, Language.ZH)).isEqualTo(text);
        assertThat(Terms.basis(said, Language.EN)).isEqualTo(said);
    }

    @Test
    void aSubjectLineIsCutAtSixtyCharacters() {
        String title = "很长的标题".repeat(30);
        RuleCard card =
                new RuleCard("dust-spray", Text.same(title), Text.same(""), "", "", Closes.SENSORS, null, List.of());
        String line = new Wording(
                        taken(new Moves("dust-spray", City.GATE)).alert(), card, City.registry("ask"), Language.ZH)
                .subject(Step.What.OPENED);
        assertThat(line.codePointCount(0, line.length())).isEqualTo(60);
        assertThat(line).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.21349, 0.213",
        "-0.00042, -0.00042",
        "83.25, 83.3",
        "312.4, 312",
        "5012, '5,012'",
        "1234567.8, '1,234,568'",
        "-1500, '-1,500'",
        "99.96, 100",
        "NaN, –",
        "0.000000, 0"
    })
    void numbersHaveThreeDigits(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"30, less than 1 min", "60, 1 min", "3600, 1 h", "5520, 1 h 32 min", "180000, 2 d 2 h"})
    void durationsAreShort(long seconds, String text) {
        assertThat(Figures.duration(Duration.ofSeconds(seconds), Language.EN)).isEqualTo(text);
    }
}
