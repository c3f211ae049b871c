package io.limbeck.engine.report;

import io.limbeck.spi.metric.Direction;

/** How bad a figure is, so that less is better whatever its direction: of gaps, signed or not, their size. */
final class Cost {

    private Cost() {}

    static double of(Direction better, double value) {
        return switch (better) {
            case HIGHER -> -value;
            case LOWER -> Math.abs(value);
            case ONE -> Math.abs(1 - value);
        };
    }
}
