package io.dewline.alerts.wording;

import io.dewline.model.Severity;
import io.dewline.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of rules as people say them. */
final class Terms {
    private static final Pattern WORD = Pattern.compile("\\b(?:limit|zone|site|device)\\.[a-z0-9_-]+|[a-z][a-z0-9_]*");
    private static final Pattern OPTIONAL = Pattern.compile("\\boptional\\(([^()]*)\\)");
    private static final String SILENT = "silent for";
    private static final Map<String, Text> WORDS = new LinkedHashMap<>();
    private static final Map<Pattern, String> BASES = Map.of(
            Pattern.compile("background: district"), "背景：区域均值",
            Pattern.compile("background: upwind"), "背景：上风向",
            Pattern.compile("background: lowest monitor"), "背景：最低监测点",
            Pattern.compile("estimated by weather and logged watering since (.*)"), "按 $1 以来的天气和浇水记录估算",
            Pattern.compile("estimated by weather and logged watering of (\\d+) days"), "按 $1 天的天气和浇水记录估算",
            Pattern.compile("Penman–Monteith, radiation estimated"), "彭曼公式，辐射为估算");

    static {
        put("pm10", "PM10", "PM10");
        put("pm25", "PM2.5", "PM2.5");
        put("tsp", "TSP", "TSP");
        put("noise", "噪声", "noise");
        put("soil_moisture", "土壤含水率", "soil moisture");
        put("soil_temperature", "土壤温度", "soil temperature");
        put("soil_ec", "土壤电导率", "soil conductivity");
        put("soil_suction", "土壤水吸力", "soil suction");
        put("ponding_level", "积水深度", "ponding level");
        put("temperature", "气温", "temperature");
        put("humidity", "湿度", "humidity");
        put("pressure", "气压", "pressure");
        put("wind_speed", "风速", "wind speed");
        put("wind_direction", "风向", "wind direction");
        put("rain", "降雨", "rain");
        put("solar_radiation", "太阳辐射", "solar radiation");
        put("battery", "电量", "battery");
        put("battery_voltage", "电池电压", "battery voltage");
        put("tank_level", "水箱液位", "tank level");
        put("running", "运行", "running");
        put("flow", "流量", "flow");
        put("volume", "水量", "volume");
        put("current", "电流", "current");
        put("depletion", "根区缺水比例", "root-zone depletion");
        put("refill", "补水量", "refill");
        put("drawdown", "排空历时", "time standing");
        put("site_contribution", "本地贡献", "site contribution");
        put("district", "区域均值", "district mean");
        put("background", "背景值", "background");
        put("forecast", "预报", "forecast");
        put("exceedances", "超标次数", "exceedances");
        put("silent", "无数据已", "silent for");
        put("age", "距今", "age of");
        put("avg", "均值", "mean");
        put("mean", "均值", "mean");
        put("min", "最小值", "minimum");
        put("max", "最大值", "maximum");
        put("sum", "累计", "sum");
        put("last", "最新值", "last");
        put("rate", "变化率", "rate");
        put("limit", "限值", "limit");
        put("iaqi", "空气质量分指数", "air quality sub-index");
        put("coarse_fraction", "粗颗粒占比", "coarse fraction");
        put("upwind", "上风向均值", "upwind mean");
        put("downwind", "下风向均值", "downwind mean");
        put("influenced", "受喷雾影响", "influenced by spray");
        put("et0", "参考蒸散量", "reference evapotranspiration");
        put("recession", "退水速率", "recession rate");
        put("infiltration", "入渗速率", "infiltration rate");
        put("clogging", "入渗能力与同季之比", "infiltration against the season's");
        put("median", "中位数", "median");
        put("percentile", "分位数", "percentile");
        put("stddev", "标准差", "standard deviation");
        put("delta", "变化量", "change");
        put("first", "起始值", "first");
        put("count", "个数", "count");
        put("times", "次数", "times");
        put("stuck", "数值不变", "stuck");
        put("spread", "最大差值", "spread");
        put("any", "任一", "any");
        put("all", "全部", "all");
        put("at_least", "至少", "at least");
        put("phase", "施工阶段", "works phase");
        put("cover", "覆盖", "cover");
        put("warning", "预警等级", "warning level");
        put("serviced", "清扫", "service");
        put("complaint", "投诉", "complaint");
        put("zone.mad", "允许缺水比例", "allowed depletion");
        put("zone.lip", "溢流口高度", "overflow lip");
        put("zone.drain_time", "排空时限", "time allowed to drain");
    }

    private Terms() {}

    private static void put(String word, String zh, String en) {
        WORDS.put(word, new Text(zh, en));
    }

    /** The text of a rule with the words that people know in place of the language's own. */
    static String plain(String text, Text.Language language) {
        String bare = OPTIONAL.matcher(text).replaceAll("$1");
        Matcher matcher = WORD.matcher(SILENT.equals(bare) ? "silent" : bare);
        return matcher.replaceAll(match -> {
            String word = match.group();
            Text known = WORDS.get(word);
            if (known != null) {
                return Matcher.quoteReplacement(known.in(language));
            }
            if (word.startsWith("limit.")) {
                String name = word.substring("limit.".length());
                return Matcher.quoteReplacement((language == Text.Language.ZH ? "限值 " : "limit ") + name);
            }
            return Matcher.quoteReplacement(word);
        });
    }

    /** How a value came about, as the engine says it in English. */
    static String basis(String said, Text.Language language) {
        if (language != Text.Language.ZH) {
            return said;
        }
        for (Map.Entry<Pattern, String> basis : BASES.entrySet()) {
            Matcher matcher = basis.getKey().matcher(said);
            if (matcher.matches()) {
                return matcher.replaceFirst(basis.getValue());
            }
        }
        return said;
    }

    /** Where a limit's value was set, {@code pack:dust (…)} or {@code site:east-gate}: a pack's is told by its citation alone. */
    static String origin(String from, Text citation, Text.Language language) {
        boolean zh = language == Text.Language.ZH;
        int colon = from.indexOf(':');
        return switch (colon < 0 ? from : from.substring(0, colon)) {
            case "pack", "rule" -> citation.in(language);
            case "site" -> zh ? "本处设定" : "set for this site";
            case "zone" -> zh ? "本区设定" : "set for this zone";
            case "device" -> zh ? "本设备设定" : "set for this device";
            default -> from;
        };
    }

    static String severity(Severity severity, Text.Language language) {
        boolean zh = language == Text.Language.ZH;
        return switch (severity) {
            case INFO -> zh ? "提示" : "Info";
            case WARNING -> zh ? "警告" : "Warning";
            case CRITICAL -> zh ? "严重" : "Critical";
        };
    }

    static String action(String action, Text.Language language) {
        boolean zh = language == Text.Language.ZH;
        return switch (action) {
            case "water" -> zh ? "浇水" : "Water";
            case "spray" -> zh ? "喷淋降尘" : "Spray";
            default -> action;
        };
    }

    static String cause(String cause, Text.Language language) {
        boolean zh = language == Text.Language.ZH;
        return switch (cause) {
            case "rain" -> zh ? "降雨" : "rain";
            case "watered" -> zh ? "已浇水" : "watered";
            case "actuator" -> zh ? "设备已运行" : "an actuator ran";
            case "regional" -> zh ? "区域污染过程结束" : "the regional event ended";
            default -> cause;
        };
    }
}
