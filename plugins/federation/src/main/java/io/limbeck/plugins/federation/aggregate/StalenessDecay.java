package io.limbeck.plugins.federation.aggregate;

/** What an update still counts that is s rounds late [Xie, Koyejo, Gupta: Asynchronous Federated Optimization, 2019, 5.2]. */
enum StalenessDecay {
    /** 1. */
    CONSTANT,
    /** (1 + s)^−a. */
    POLYNOMIAL,
    /** 1 up to b rounds, then 1 / (a·(s − b) + 1). */
    HINGE;

    double of(int staleness, double a, double b) {
        return switch (this) {
            case CONSTANT -> 1;
            case POLYNOMIAL -> Math.pow(1.0 + staleness, -a);
            case HINGE -> staleness <= b ? 1 : 1 / (a * (staleness - b) + 1);
        };
    }
}
