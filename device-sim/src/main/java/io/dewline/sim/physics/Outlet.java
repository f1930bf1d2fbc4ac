package io.dewline.sim.physics;

/** Where the water of a garden runs on before it reaches the lip. */
public interface Outlet {
    /** Height of the lower edge above the bed, mm; what lies below stays. */
    double sill();

    /**
     * Flow, m³/s.
     *
     * @param head water above the sill, mm
     */
    double flow(double head);

    /**
     * A round opening in the wall, or the end of a drain pipe: Q = 0.62 · A · √(2 g h).
     *
     * @param sill mm
     * @param opening m²
     */
    record Orifice(double sill, double opening) implements Outlet {
        private static final double CONTRACTION = 0.62;
        private static final double GRAVITY = 9.81;

        @Override
        public double flow(double head) {
            return head <= 0 ? 0 : CONTRACTION * opening * StrictMath.sqrt(2 * GRAVITY * head / 1000);
        }
    }

    /**
     * The open lower end of a grassed channel, shallow and wide: Manning's Q = b · h^5/3 · √S / n with n of 0.25 for
     * water that stands lower than the grass.
     *
     * @param width m
     * @param slope m/m
     */
    record Channel(double width, double slope) implements Outlet {
        private static final double ROUGHNESS = 0.25;

        @Override
        public double sill() {
            return 0;
        }

        @Override
        public double flow(double head) {
            return head <= 0 ? 0 : width * StrictMath.pow(head / 1000, 5.0 / 3) * StrictMath.sqrt(slope) / ROUGHNESS;
        }
    }
}
