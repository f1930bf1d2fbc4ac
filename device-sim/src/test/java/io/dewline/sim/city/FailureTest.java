package io.dewline.sim.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dewline.sim.fault.Fault;
import io.dewline.sim.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines that do not do what they say, and what the ground makes of it. */
class FailureTest {
    private static final double VALVE_FLOW = 84.67;

    private final Played city = new Played(Scenario.demo(), 1);

    @Test
    void aValveThatIsStuckClosedTakesCommandsSaysThatItIsShutAndWatersNothing() {
        fail(FaultKind.STUCK_CLOSED, "valve-01", 120);
        city.command("valve-01", run("c-1", city.after(40)), city.after(10));
        city.until(60);
        assertThat(city.replies("valve-01").get(0).path("result").asText()).isEqualTo("accepted");
        assertThat(city.max("valve-01", "running", 0, 60)).isZero();
        assertThat(city.max("valve-01", "volume", 0, 60)).isZero();
        assertThat(moisture(60)).isLessThan(0.248);
    }

    @Test
    void aValveThatIsStuckOpenRunsOnAfterItsLeaseAndFillsTheBed() {
        city.command("valve-01", run("c-1", city.after(20)), city.after(10));
        city.until(15);
        fail(FaultKind.STUCK_OPEN, "valve-01", 60);
        city.until(120);
        assertThat(at("running", 30)).isEqualTo(1);
        assertThat(at("flow", 30)).isCloseTo(VALVE_FLOW, within(0.1));
        assertThat(at("running", 80)).isZero();
        // Five minutes of its lease, an hour stuck.
        assertThat(city.max("valve-01", "volume", 0, 120)).isCloseTo(65 * VALVE_FLOW, within(5.0));
        assertThat(moisture(120)).isGreaterThan(0.26);
    }

    @Test
    void aPumpThatFailsLetsItsMachineSayThatItRuns() {
        fail(FaultKind.PUMP_FAILURE, "valve-01", 120);
        city.command("valve-01", run("c-1", city.after(40)), city.after(10));
        city.until(60);
        assertThat(city.max("valve-01", "running", 10, 40)).isEqualTo(1);
        assertThat(city.max("valve-01", "flow", 0, 60)).isZero();
        assertThat(city.max("valve-01", "volume", 0, 60)).isZero();
        assertThat(moisture(60)).isLessThan(0.248);
    }

    @Test
    void aFailureThatPassesLeavesTheMeterWhereItWas() {
        city.command("valve-01", run("c-1", city.after(40)), city.after(10));
        city.until(20);
        fail(FaultKind.PUMP_FAILURE, "valve-01", 10);
        city.until(60);
        assertThat(city.max("valve-01", "volume", 0, 60)).isCloseTo(20 * VALVE_FLOW, within(1.0));
    }

    @Test
    void withoutTheMainsACannonEmptiesItsTankAndTheDustComesBack() {
        fail(FaultKind.MAINS_FAILURE, "cannon-01", 300);
        city.command("cannon-01", run("c-1", city.after(280)), city.after(20));
        city.until(200);
        assertThat(city.series("cannon-01", "tank_level").lastEntry().getValue())
                .isZero();
        assertThat(city.series("cannon-01", "running").lastEntry().getValue()).isZero();
        assertThat(city.max("cannon-01", "current", 120, 200)).isZero();
    }

    private void fail(FaultKind kind, String device, int minutes) {
        city.world.inject(Fault.of(kind, Duration.ZERO, Duration.ofMinutes(minutes), List.of(device)));
    }

    private double at(String quantity, int minute) {
        return city.series("valve-01", quantity).floorEntry(city.after(minute)).getValue();
    }

    private double moisture(int minute) {
        return city.series("soil-01", "soil_moisture")
                .floorEntry(city.after(minute))
                .getValue();
    }

    private static String run(String id, Instant until) {
        return "{\"id\":\"" + id + "\",\"desired\":{\"running\":1},\"until\":\"" + until + "\"}";
    }
}
