package io.limbeck.plugins.federation.aggregate;

/** How an adaptive server remembers squared changes d². */
enum SecondMoment {
    /** v + d². */
    ADAGRAD,
    /** β₂v + (1 − β₂)d². */
    ADAM,
    /** v − (1 − β₂)d² · sign(v − d²). */
    YOGI;

    double after(double v, double square, double beta2) {
        return switch (this) {
            case ADAGRAD -> v + square;
            case ADAM -> beta2 * v + (1 - beta2) * square;
            case YOGI -> v - (1 - beta2) * square * Math.signum(v - square);
        };
    }
}
