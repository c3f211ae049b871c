package io.limbeck.plugins.fairness.metric;

/** Settings that every metric has. */
interface Wanting {

    /** {@return rows that must stand under a group's rate} */
    int minimumDenominator();

    /** {@return confidence of the interval} */
    double confidence();

    /** {@return bootstrap samples} */
    int bootstraps();

    /** {@return the same as one value} */
    default Evidence evidence() {
        return new Evidence(minimumDenominator(), confidence(), bootstraps());
    }
}
