package io.dewline.rules.condition;

import io.dewline.rules.language.Expr;
import io.dewline.rules.series.Derived;
import io.dewline.rules.series.Series;
import io.dewline.rules.series.Signal;
import io.dewline.rules.series.Track;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a window is made of: the samples of a quantity, or what is computed from several quantities of one reading. */
final class Samples {
    private final Expr body;
    private final Set<String> quantities = new LinkedHashSet<>();
    private boolean configured;

    Samples(Expr body) {
        this.body = body;
        look(body);
    }

    private void look(Expr expr) {
        if (expr instanceof Expr.Last last) {
            quantities.add(last.quantity().id());
        }
        configured |= expr instanceof Expr.Limit || expr instanceof Expr.Attribute;
        expr.children().forEach(this::look);
    }

    List<String> quantities() {
        return List.copyOf(quantities);
    }

    @Nullable
    Series series(Binding binding) {
        if (body instanceof Expr.Last last) {
            return binding.series(last.quantity().id());
        }
        List<Track> devices = binding.places().devices(binding.subject(), quantities);
        return devices.isEmpty() ? null : computed(devices.get(0), binding);
    }

    private Series computed(Track track, Binding binding) {
        String name = configured ? body.text() + " in " + binding.rule().id() + binding.path() : body.text();
        for (Derived derived : track.derived()) {
            if (derived.series().name().equals(name)) {
                return derived.series();
            }
        }
        List<Cell> cells = new ArrayList<>();
        Slots slots = new Slots();
        NumberCode code = Compiler.sample(body, slots, quantity -> (b, s) -> {
            Cell cell = new Cell(column(track, quantity));
            cells.add(cell);
            return cell;
        });
        Scope scope = slots.bind(binding);
        Moment moment = new Moment();
        long columns = 0;
        for (String quantity : quantities) {
            track.series(quantity); // so that it has a column to hear of
            columns |= 1L << Math.min(column(track, quantity), 63);
        }
        Derived derived = new Derived(Derived.series(track, name, body.unit()), columns, values -> {
            for (Cell cell : cells) {
                cell.value = values[cell.column];
            }
            return code.number(scope, moment);
        });
        track.derive(derived);
        return derived.series();
    }

    private static int column(Track track, String quantity) {
        return track.column(quantity);
    }

    /** A quantity's value in the reading under way. */
    private static final class Cell implements Signal {
        private final int column;
        private double value = Double.NaN;

        Cell(int column) {
            this.column = column;
        }

        @Override
        public double value(long now) {
            return value;
        }

        @Override
        public long at() {
            return 0;
        }

        @Override
        public long expires() {
            return Long.MAX_VALUE;
        }
    }
}
