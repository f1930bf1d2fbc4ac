package io.dewline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.model.Parsed;
import io.dewline.model.Registry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single conditions: what they mean, and what is said of wrong ones. */
class ConditionTest {
    private final Registry registry = YamlText.registry(Cases.text("sites.yaml"));

    private Parsed<RuleSet> read(String each, String condition) {
        String text =
                """
                limits:
                  start: 150
                  start_mg: 0.15 mg/m³
                  open: { status: unknown, source: "the user's" }
                rules:
                  - id: tried
                    each: %s
                    when: %s
                """
                        .formatted(each, condition);
        return RuleSet.read(List.of(YamlText.document("r.yaml", text)), registry);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            site   | max(pm10) > 150                        | (> (max 0 [pm10] pm10) 150[µg/m³])
            site   | max(pm10) > 0.15 mg/m³                 | (> (max 0 [pm10] pm10) 150[µg/m³])
            site   | 0.15 mg/m3 < max(pm10)                 | (< 150[µg/m³] (max 0 [pm10] pm10))
            site   | max(avg(pm10, 5m)) > limit.start       | (> (max 0 [pm10] (avg pm10 PT5M)) limit.start[µg/m³])
            site   | max(pm10) > limit.start_mg             | (> (max 0 [pm10] pm10) limit.start_mg[µg/m³])
            site   | max(pm10) > 0.8 * limit.start          | (> (max 0 [pm10] pm10) (* 0.8[1] limit.start[µg/m³]))
            site   | max(pm10) > limit.start / 2 + 10       | (> (max 0 [pm10] pm10) (+ (/ limit.start[µg/m³] 2[1]) 10[µg/m³]))
            site   | max(pm10) > 2 * (3 + 4)                | (> (max 0 [pm10] pm10) 14[µg/m³])
            site   | max(pm10) > -1 * -150                  | (> (max 0 [pm10] pm10) 150[µg/m³])
            site   | max(pm10) > limit.open                 | (> (max 0 [pm10] pm10) limit.open[µg/m³])
            site   | any(pm25 / pm10 < 45 %)                | (any 0 [pm10, pm25] (< (/ pm25 pm10) 0.45[1]))
            site   | any(pm10 > 150 and noise > 70)         | (any 0 [noise, pm10] (and (> pm10 150[µg/m³]) (> noise 70[dB])))
            site   | at_least(2, pm10 > 150)                | (at_least 2 [pm10] (> pm10 150[µg/m³]))
            site   | at_least(60 %, pm10 > 150)             | (at_least 0.6share [pm10] (> pm10 150[µg/m³]))
            site   | rain > 1 cm or rain == 0               | (or (> rain 10[mm]) (== rain 0[mm]))
            site   | sum(rain, 24h) >= 5 mm                 | (>= (sum rain PT24H) 5[mm])
            site   | rate(rain, 1h) > 240 mm/d              | (> (rate rain PT1H) 10[mm/h])
            site   | max(rate(pm10, 1h)) > 100              | (> (max 0 [pm10] (rate pm10 PT1H)) 100[1])
            site   | not (rain > 0) and not rain > 1        | (and (not (> rain 0[mm])) (not (> rain 1[mm])))
            site   | min(temperature) - 2 °C <= 0           | (<= (- (min 0 [temperature] temperature) 2[°C]) 0[°C])
            site   | mean(humidity) * 2 > 90                | (> (* (mean 0 [humidity] humidity) 2[1]) 90[%])
            site   | 2 * mean(humidity) > 90 %              | (> (* 2[1] (mean 0 [humidity] humidity)) 90[%])
            site   | max(optional(gust)) > 10               | (> (max 0 [gust] gust?) 10[m/s])
            site   | phase == "earthworks"                  | (== (fact phase) "earthworks")
            site   | warning in ("orange", 'red')           | (in (fact warning) "orange" "red")
            site   | complaint and not maintenance          | (and (told complaint) (not (told maintenance)))
            device | pm10 > 2 * upwind(avg(pm10, 5m))       | (> pm10 (* 2[1] (upwind [pm10] (avg pm10 PT5M))))
            site   | iaqi(max(avg(pm10, 24h))) > 100        | (> (iaqi_pm10 (max 0 [pm10] (avg pm10 PT24H))) 100[1])
            site   | iaqi(district(pm25)) > 100             | (> (iaqi_pm25 (fact district_pm25)) 100[1])
            area   | mean(coarse_fraction()) < 40 %         | (< (mean 0 [pm10, pm25] (coarse_fraction pm25 pm10)) 0.4[1])
            device | avg(coarse_fraction(), 1h) < 0.4       | (< (avg (coarse_fraction pm25 pm10) PT1H) 0.4[1])
            site   | any(influenced(device))                | (any 0 [pm10] (influenced pm10))
            site   | max(pm10) > 2 * background(pm10)       | (> (max 0 [pm10] pm10) (* 2[1] (background pm10)))
            site   | age(serviced) > 2d                     | (> (fact-age serviced) 172800[s])
            site   | age(rain) > 30 min                     | (> (age rain) 1800[s])
            site   | last(rain) > 0                         | (> rain 0[mm])
            site   | district(pm10) > 150                   | (> (fact district_pm10) 150[µg/m³])
            site   | forecast(rain, 24h) < 10 mm            | (< (fact forecast_rain) 10[mm])
            site   | forecast_tmin <= 0                     | (<= (fact forecast_tmin) 0[°C])
            site   | site_contribution(pm10) > 50 µg/m³     | (> (site_contribution pm10) 50[µg/m³])
            site   | site.visitors > 500 and rain == 0      | (and (> site.visitors[1] 500[1]) (== rain 0[mm]))
            site   | site.kind == "park" and rain == 0      | (and (== site.kind "park") (== rain 0[mm]))
            zone   | depletion(zone) >= zone.mad            | (>= (depletion soil_moisture) zone.mad[1])
            zone   | refill(zone) > 1 cm                    | (> (refill soil_moisture) 10[mm])
            zone   | age(watered) > zone.cycle              | (> (fact-age watered) zone.cycle[s])
            zone   | drawdown(ponding_level) > 2d           | (> (drawdown ponding_level) 48[h])
            zone   | max(ponding_level) >= 0.8 * zone.lip   | (>= (max 0 [ponding_level] ponding_level) (* 0.8[1] zone.lip[mm]))
            device | soil_moisture < 20 %                   | (< soil_moisture 0.2[m³/m³])
            device | delta(soil_moisture, 1h) > 0.05        | (> (delta soil_moisture PT1H) 0.05[m³/m³])
            device | stddev(battery, 1d) < 1                | (< (stddev battery PT24H) 1[%])
            device | count(pm10, 1h) < 30                   | (< (count pm10 PT1H) 30[1])
            device | device.depth > 5 cm and battery < 20   | (and (> device.depth[m] 0.05[m]) (< battery 20[%]))
            device | avg(noise, aligned(15m)) > 55          | (> (aligned-avg noise PT15M) 55[dB])
            device | avg(tsp, aligned(day)) > 0.3 mg/m³     | (> (aligned-avg tsp PT24H) 300[µg/m³])
            device | times(pm10 > 150, 2)                   | (in-row (> pm10 150[µg/m³]) 2)
            device | times(pm10 > 150, 1h) >= 3             | (>= (times (> pm10 150[µg/m³]) PT1H) 3[1])
            device | exceedances(avg(pm10, aligned(1h)) - district(pm10) > 80, day) > 2 | (> (exceedances (> (- (aligned-avg pm10 PT1H) (fact district_pm10)) 80[µg/m³])) 2[1])
            """)
    void meansWhatItSays(String each, String condition, String canonical) {
        Expr when = YamlText.right(read(each, condition)).rules().get(0).when();
        assertThat(when == null ? "" : Canonical.of(when)).isEqualTo(canonical);
    }
}
