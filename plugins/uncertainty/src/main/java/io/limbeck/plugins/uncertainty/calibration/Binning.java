package io.limbeck.plugins.uncertainty.calibration;

/** How bins of confidence are laid. */
enum Binning {
    /** Bins of equal width over [0, 1]. */
    EQUAL_WIDTH {
        @Override
        Bins over(Confidence[] rows, int bins) {
            return Bins.equalWidth(rows, bins);
        }

        @Override
        String words(int bins) {
            return bins + " bins of equal width, (lo, hi], the first closed";
        }
    },
    /** Bins of equal weight. */
    EQUAL_MASS {
        @Override
        Bins over(Confidence[] rows, int bins) {
            return Bins.equalMass(rows, bins);
        }

        @Override
        String words(int bins) {
            return bins + " bins of equal weight, equal confidences together";
        }
    };

    /** {@return bins for draws of these rows} */
    abstract Bins over(Confidence[] rows, int bins);

    /** {@return the rule, for a definition} */
    abstract String words(int bins);
}
