package io.dewline.sim.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can go wrong; {@code by} means what the kind's sentence says. */
public enum FaultKind {
    DROP_OUT(Set.of("share"), 0, 1, "that share of the messages is lost on the way", "按比例丢失消息"),
    STUCK(Set.of("quantity"), 0, 1, "the quantity keeps the value that it had at the beginning", "数值卡住不变"),
    SPIKE(Set.of("quantity", "by", "share"), 6, 0.02, "single values are too large by the factor", "偶发尖峰，放大若干倍"),
    DRIFT(Set.of("quantity", "by"), 0.02, 1, "the quantity moves away by so much a day", "每天缓慢漂移"),
    HUMIDITY_BIAS(
            Set.of("by"),
            2,
            1,
            "dust readings rise to the factor as the air passes from 75 to 97 % humidity",
            "高湿时粉尘读数偏高"),
    SENTINEL(
            Set.of("quantity", "by", "share"),
            -999,
            1,
            "the sensor's word for \"no value\" stands in place of a value",
            "用特殊值表示无数据"),
    WRONG_UNIT(Set.of("quantity", "by"), 1000, 1, "values come in another unit: times the factor", "单位错误，差若干倍"),
    BATTERY_DEATH(
            Set.of(),
            0,
            1,
            "the battery runs down during the time given, then the device is silent for good",
            "电池耗尽后失联"),
    CLOCK_SKEW(Set.of("shift"), 0, 1, "the device's clock gains so much a day", "时钟逐日走快"),
    CLOCK_JUMP(Set.of("shift"), 0, 1, "the device's clock is off by so much", "时钟跳变"),
    FUTURE_STAMP(Set.of("shift", "share"), 0, 0.1, "single readings are stamped so far in the future", "个别数据时间在未来"),
    REPEATS(Set.of("share"), 0, 0.5, "messages come twice", "重复发送"),
    CONFLICTING_REPEATS(
            Set.of("share"), 0, 0.2, "messages come again with the same time and another value", "同一时刻数值不同"),
    REORDERING(Set.of("share", "shift"), 0, 0.3, "messages come late by up to so much, after younger ones", "乱序到达"),
    OUTAGE_BURST(Set.of(), 0, 1, "messages are kept during the outage and all come at its end", "断网后集中补发"),
    MALFORMED(Set.of("share"), 0, 0.2, "payloads are cut off in the middle", "报文残缺"),
    OVERSIZED(Set.of("share"), 0, 0.02, "payloads are larger than 256 KiB", "报文过大"),
    WILL_FLAPPING(Set.of("every"), 0, 1, "the broker says offline and the device online, again and again", "反复上下线"),
    UNKNOWN_DEVICE(Set.of("every"), 0, 1, "a device that no registry knows publishes beside this one", "未登记设备上报"),
    SPOOFED_DEVICE(Set.of("every"), 0, 1, "somebody else publishes on the device's topic", "冒用设备身份"),
    WASH_OUT(Set.of(), 0, 1, "the monitor is sprayed with water: its dust collapses, its humidity jumps", "喷水冲洗监测仪"),
    LEAK(Set.of("by"), 12, 1, "so many L/min flow through the closed valve", "阀门漏水（L/min）"),
    BLOCKED_INLET(Set.of("share"), 0, 1, "that share of the catchment's water does not get in", "进水口堵塞"),
    CLOGGING(
            Set.of("share", "shift"),
            0,
            0.85,
            "the soil lets through less by that share, evenly within so long",
            "土壤逐渐堵塞，下渗变慢"),
    PUMP_FAILURE(Set.of(), 0, 1, "the machine says that it runs, and no water comes", "水泵故障"),
    STUCK_OPEN(Set.of(), 0, 1, "the machine runs whatever it is told, and says so", "卡在开位"),
    STUCK_CLOSED(Set.of(), 0, 1, "the machine takes commands and does not run, and says so", "卡在关位"),
    MAINS_FAILURE(Set.of(), 0, 1, "no water comes into the cannon's tank", "补水中断"),
    COMMAND_LOST(Set.of("share"), 0, 1, "commands do not reach the device", "命令丢失"),
    GATEWAY_OUTAGE(Set.of(), 0, 1, "nothing gets through in either direction", "网关中断");

    private static final Set<FaultKind> GROUND =
            Set.of(WASH_OUT, LEAK, BLOCKED_INLET, CLOGGING, PUMP_FAILURE, STUCK_OPEN, STUCK_CLOSED, MAINS_FAILURE);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> settings;

    private final double by;
    private final double share;
    private final String english;
    private final String chinese;

    FaultKind(Set<String> settings, double by, double share, String english, String chinese) {
        this.settings = settings;
        this.by = by;
        this.share = share;
        this.english = english;
        this.chinese = chinese;
    }

    /** As it stands in scenarios, {@code drop-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The settings that it understands, of quantity, by, share, shift, every. */
    public Set<String> settings() {
        return settings;
    }

    /** What {@code by} is where the scenario does not say. */
    public double by() {
        return by;
    }

    /** What {@code share} is where the scenario does not say, 0 … 1. */
    public double share() {
        return share;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it changes the world and not only what is said of it. */
    public boolean ofTheGround() {
        return GROUND.contains(this);
    }

    public static Optional<FaultKind> named(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }
}
