package io.dewline.alerts.response;

import io.dewline.alerts.book.Step.What;
import io.dewline.alerts.response.Actuator.Reported;
import io.dewline.alerts.response.Hold.Reason;
import io.dewline.alerts.response.Run.Phase;
import io.dewline.model.Command;
import io.dewline.model.Device;
import io.dewline.model.DeviceEvent;
import io.dewline.model.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;

/** What each event makes of an actuator. Every method is a function of its arguments. */
public final class Control {
    /** Who starts an actuator without a person. */
    public static final String AUTOMATIC = "automatic";

    private static final Duration STOP_LEASE = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Text STOPPED = new Text("已停止", "stopped");
    private static final Text BY_ITSELF = new Text("自行停止", "stopped by itself");
    private static final Text DONE = new Text("已完成", "done");
    private static final Text LEASE_OVER = new Text("运行期限已到", "the lease is over");
    private static final Text GONE = new Text("已从设备表移除", "removed from the registry");

    private Control() {}

    /**
     * Why the actuator itself cannot serve the need now: it runs, rests, refused, its starts are used up or the run time is unknown; empty when it can.
     *
     * @param person whether a person asks: the day's starts and an earlier refusal do not hold a person back
     */
    public static Optional<Hold> hold(Actuator actuator, Need need, Instant now, boolean person) {
        Run run = actuator.run();
        if (run != null) {
            return Optional.of(running(need.device(), run.until(), need.zone()));
        }
        if (actuator.reported() == Reported.RUNNING && fresh(actuator, need.device(), now)) {
            return Optional.of(Hold.of(
                    Reason.RUNNING, need.device().id() + " 已在运行", need.device().id() + " is running already"));
        }
        if (Double.isNaN(need.minutes()) && !need.respond().action().equals("spray")) {
            return Optional.of(Hold.of(Reason.NO_FIGURE, "运行时间无法计算", "the run time cannot be computed"));
        }
        Instant ended = actuator.ended();
        if (ended != null && now.isBefore(ended.plus(need.respond().rest()))) {
            String time = clock(ended.plus(need.respond().rest()), need.zone());
            return Optional.of(Hold.of(
                    Reason.RESTING,
                    need.device().id() + " 间歇至 " + time,
                    need.device().id() + " rests until " + time));
        }
        if (!person && actuator.refused().equals(need.alert())) {
            return Optional.of(Hold.of(
                    Reason.REFUSED,
                    need.device().id() + " 拒绝了指令，需人工处理",
                    need.device().id() + " refused: a person decides"));
        }
        if (!person
                && actuator.day().equals(day(now, need.zone()))
                && actuator.starts() >= need.respond().startsADay()) {
            return Optional.of(Hold.of(
                    Reason.USED_UP,
                    need.device().id() + " 今日已启动 " + actuator.starts() + " 次，达到上限，请人工处理",
                    need.device().id() + " has used its " + actuator.starts() + " starts of today: a person must act"));
        }
        return Optional.empty();
    }

    /** Whether its last report is of the last three intervals; what a device said before it fell silent holds nothing back. */
    private static boolean fresh(Actuator actuator, Device device, Instant now) {
        Instant at = actuator.reportedAt();
        Duration thrice = device.interval().multipliedBy(3);
        return at != null
                && !at.plus(thrice.compareTo(FRESH) > 0 ? thrice : FRESH).isBefore(now);
    }

    private static Hold running(Device device, Instant until, ZoneId zone) {
        String time = clock(until, zone);
        return Hold.of(
                Reason.RUNNING, device.id() + " 已受命运行至 " + time, device.id() + " has been told to run until " + time);
    }

    private static String clock(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", java.util.Locale.ROOT)
                .withZone(zone)
                .format(instant);
    }

    /** The calendar day of the site. */
    public static String day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    /** How long a run of this need lasts: the advised minutes inside the rule's bounds; where a spray has no figure, the longest run. */
    public static Duration length(Need need) {
        Duration longest = need.respond().maximum();
        if (Double.isNaN(need.minutes())) {
            return longest;
        }
        Duration advised = Duration.ofSeconds(Math.round(Math.min(need.minutes(), 1e6) * 60));
        Duration least = need.respond().minimum();
        Duration atLeast = advised.compareTo(least) < 0 ? least : advised;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }

    /** Starts a run; the command's id follows from the alert, the device and the instant. */
    public static Decision start(Actuator actuator, Need need, Instant now, String by) {
        Device device = need.device();
        Instant until = now.plus(length(need));
        Instant minimum = now.plus(need.respond().minimum());
        String id = id(need.alert(), device.id(), Long.toString(now.toEpochMilli()));
        Run run = new Run(
                id, need.alert(), now, minimum.isAfter(until) ? until : minimum, until, Phase.ORDERED, by, false);
        return Decision.of(actuator.started(run, day(now, need.zone())))
                .order(new Command(id, device.site(), device.id(), true, until))
                .mark(new Mark(need.alert(), What.STARTED, now, by, leased(need, until)));
    }

    private static Text leased(Need need, Instant until) {
        String time = clock(until, need.zone());
        return new Text(need.device().id() + " 运行至 " + time, need.device().id() + " until " + time);
    }

    /**
     * Stops what runs or may run: without a run of ours every device that did not say that it is idle.
     *
     * @param cut whether it is an interlock or a person who stops it
     */
    public static Decision stop(Actuator actuator, Device device, Instant now, String who, Text why, boolean cut) {
        Run run = actuator.run();
        if (run == null) {
            if (actuator.reported() == Reported.IDLE) {
                return Decision.of(actuator);
            }
            String id = id("stop", device.id(), Long.toString(now.toEpochMilli()));
            return Decision.of(actuator)
                    .order(new Command(id, device.site(), device.id(), false, now.plus(STOP_LEASE)));
        }
        if (run.phase() == Phase.STOPPING) {
            return Decision.of(actuator);
        }
        return Decision.of(actuator.with(run.stopping()))
                .order(new Command(run.stopCommand(), device.site(), device.id(), false, run.until()))
                .drop(run.command())
                .mark(new Mark(run.alert(), cut ? What.CUT : What.STOPPED, now, who, of(device, why)));
    }

    private static Text of(Device device, Text why) {
        return new Text(device.id() + "：" + why.zh(), device.id() + ": " + why.en());
    }

    /** The actuator's telemetry says whether it runs; a report older than the last one changes nothing. */
    public static Decision reported(Actuator actuator, boolean running, boolean simulated, Instant at) {
        Instant before = actuator.reportedAt();
        if (before != null && at.isBefore(before)) {
            return Decision.of(actuator);
        }
        Actuator heard = actuator.heard(running, simulated, at);
        Run run = actuator.run();
        if (run == null) {
            return Decision.of(heard);
        }
        if (running && (run.phase() == Phase.ORDERED || run.phase() == Phase.ACCEPTED)) {
            return Decision.of(heard.with(run.in(Phase.RUNNING)))
                    .answer(run.command())
                    .mark(new Mark(run.alert(), What.RUNNING, at, actuator.device(), Text.same("")));
        }
        if (!running && run.phase() == Phase.STOPPING) {
            return ended(heard, run, at, STOPPED).answer(run.stopCommand());
        }
        if (!running && run.phase() == Phase.RUNNING) {
            return ended(heard, run, at, BY_ITSELF).drop(run.command());
        }
        return Decision.of(heard);
    }

    /** The actuator answered a command. */
    public static Decision answered(Actuator actuator, DeviceEvent.Reply reply, Instant now) {
        Run run = actuator.run();
        if (run != null && reply.command().equals(run.command())) {
            return startAnswered(actuator, run, reply, now);
        }
        if (run != null && reply.command().equals(run.stopCommand())) {
            if (reply.result() == DeviceEvent.Result.REFUSED) {
                return Decision.of(actuator)
                        .answer(reply.command())
                        .mark(refusal(actuator, run, reply, now, new Text("停止", "the stop")));
            }
            return ended(actuator, run, now, STOPPED).answer(reply.command());
        }
        return Decision.of(actuator).answer(reply.command());
    }

    private static Decision startAnswered(Actuator actuator, Run run, DeviceEvent.Reply reply, Instant now) {
        Decision decision =
                switch (reply.result()) {
                    case ACCEPTED ->
                        Decision.of(run.phase() == Phase.ORDERED ? actuator.with(run.in(Phase.ACCEPTED)) : actuator);
                    case REFUSED ->
                        Decision.of(actuator.refusing(run.alert()))
                                .mark(refusal(actuator, run, reply, now, new Text("启动", "the start")));
                    case DONE -> ended(actuator, run, now, DONE);
                };
        return decision.answer(run.command());
    }

    private static Mark refusal(Actuator actuator, Run run, DeviceEvent.Reply reply, Instant now, Text what) {
        String said = reply.reason();
        String reason = said == null ? "" : said;
        Text why = new Text(
                actuator.device() + " 拒绝" + what.zh() + (reason.isEmpty() ? "" : "：" + reason),
                actuator.device() + " refused " + what.en() + (reason.isEmpty() ? "" : ": " + reason));
        return new Mark(run.alert(), What.REFUSED, now, actuator.device(), why);
    }

    private static Decision ended(Actuator actuator, Run run, Instant at, Text why) {
        return Decision.of(actuator.over(at)).mark(new Mark(run.alert(), What.ENDED, at, actuator.device(), why));
    }

    /**
     * Time passed: the lease may be over, or a command accepted without any report that the device runs.
     *
     * @param proof how long a device may go without that report, at least twice its interval
     */
    public static Decision advance(Actuator actuator, Device device, Duration proof, Instant now) {
        Run run = actuator.run();
        if (run == null) {
            return Decision.of(actuator);
        }
        if (!now.isBefore(run.until())) {
            Decision over = ended(actuator, run, run.until(), LEASE_OVER)
                    .drop(run.command())
                    .drop(run.stopCommand());
            boolean unproved = run.phase() == Phase.ORDERED || run.phase() == Phase.ACCEPTED;
            return unproved && !run.doubted() ? over.mark(silent(run, device, run.until())) : over;
        }
        Duration twice = device.interval().multipliedBy(2);
        Instant proved = run.started().plus(twice.compareTo(proof) > 0 ? twice : proof);
        if (run.phase() == Phase.ACCEPTED && !run.doubted() && !now.isBefore(proved)) {
            return Decision.of(actuator.with(run.asDoubted())).mark(silent(run, device, proved));
        }
        return Decision.of(actuator);
    }

    private static Mark silent(Run run, Device device, Instant at) {
        Text why = run.phase() == Phase.ACCEPTED
                ? new Text(device.id() + " 已接受指令，但未上报运行", device.id() + " accepted, but does not report that it runs")
                : new Text(device.id() + " 没有应答", device.id() + " did not answer");
        return new Mark(run.alert(), What.NO_ANSWER, at, AUTOMATIC, why);
    }

    /** A command was published as often as it may be and neither a reply nor a report came. */
    public static Decision unanswered(Actuator actuator, String command, Instant now, Text why) {
        Run run = actuator.run();
        if (run == null || run.doubted() || !(command.equals(run.command()) || command.equals(run.stopCommand()))) {
            return Decision.of(actuator);
        }
        boolean start = command.equals(run.command());
        Text text = new Text(
                actuator.device() + " 对" + (start ? "启动" : "停止") + "指令没有应答" + why.zh(),
                actuator.device() + " gave no answer to the " + (start ? "start" : "stop") + why.en());
        return Decision.of(actuator.with(run.asDoubted()))
                .mark(new Mark(run.alert(), What.NO_ANSWER, now, AUTOMATIC, text));
    }

    /** The device is gone from the registry: its run is over as far as we can tell. */
    public static Decision gone(Actuator actuator, Instant now) {
        Run run = actuator.run();
        return run == null
                ? Decision.of(actuator)
                : ended(actuator, run, now, GONE).drop(run.command()).drop(run.stopCommand());
    }

    private static String id(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return "c-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
