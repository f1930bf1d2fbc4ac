package io.dewline.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TimersTest {
    private static final class Bell extends Timed {
        private final int order;

        Bell(int order) {
            this.order = order;
        }

        @Override
        int rank() {
            return order % 3;
        }

        @Override
        int order() {
            return order;
        }

        @Override
        void due(long at) {}
    }

    @Property(seed = "2026")
    void ringInTheOrderOfDeadlineRankAndOrderHoweverTheyWereMoved(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 30) Integer> moves) {
        Timers timers = new Timers();
        List<Bell> bells = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bells.add(new Bell(i));
        }
        for (int i = 0; i < moves.size(); i++) {
            int move = moves.get(i);
            timers.set(bells.get((move * 7 + i) % 40), move == 0 ? Timed.NEVER : move);
        }
        List<Timed> waiting = new ArrayList<>(
                bells.stream().filter(b -> b.deadline != Timed.NEVER).toList());
        waiting.sort(Comparator.comparingLong((Timed t) -> t.deadline)
                .thenComparingInt(Timed::rank)
                .thenComparingInt(Timed::order));
        List<Timed> rung = new ArrayList<>();
        while (timers.next() != Timed.NEVER) {
            rung.add(timers.take());
        }
        assertThat(rung).isEqualTo(waiting);
    }
}
