package io.dewline.rules.series;

import io.dewline.model.DeviceKind;
import io.dewline.model.Quantity;
import io.dewline.model.Unit;
import io.dewline.rules.window.Scale;
import java.util.Comparator;

/** The quantities of a kind of device in the order of their ids, as columns, each with its scale; one for all devices of the kind. */
public final class Layout {
    private final Quantity[] quantities;
    private final Scale[] scales;

    public Layout(DeviceKind kind) {
        quantities = kind.quantities().values().stream()
                .sorted(Comparator.comparing(Quantity::id))
                .toArray(Quantity[]::new);
        scales = new Scale[quantities.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = scale(quantities[i]);
        }
    }

    private static Scale scale(Quantity quantity) {
        return quantity.unit().dimension() == Unit.Dimension.SOUND_LEVEL
                ? Scale.LEVEL
                : Scale.of(quantity.min(), quantity.max());
    }

    int columns() {
        return quantities.length;
    }

    Quantity quantity(int column) {
        return quantities[column];
    }

    Scale scale(int column) {
        return scales[column];
    }

    /** The column of a quantity, looked for from {@code hint} on; −1 when there is none such. */
    int column(String id, int hint) {
        int count = quantities.length;
        for (int i = 0, at = hint < count ? hint : 0; i < count; i++) {
            if (quantities[at].id().equals(id)) {
                return at;
            }
            at = at + 1 == count ? 0 : at + 1;
        }
        return -1;
    }
}
