package io.dewline.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TankTest {
    private final Tank tank = new Tank(100, 10);

    @Test
    void theMainsFillItUpWhileNobodyDraws() {
        assertThat(tank.step(60, 40, 60)).isTrue();
        assertThat(tank.litres()).isEqualTo(60);
        assertThat(tank.step(120, 0, 0)).isTrue();
        assertThat(tank.level()).isEqualTo(80);
        tank.step(3600, 0, 0);
        assertThat(tank.level()).isEqualTo(100);
    }

    @Test
    void withoutTheMainsItRunsDryAndStaysSo() {
        tank.mains(false);
        assertThat(tank.step(60, 100, 60)).isFalse();
        tank.step(3600, 0, 0);
        assertThat(tank.litres()).isZero();
        tank.mains(true);
        tank.step(60, 0, 0);
        assertThat(tank.litres()).isEqualTo(10);
    }
}
