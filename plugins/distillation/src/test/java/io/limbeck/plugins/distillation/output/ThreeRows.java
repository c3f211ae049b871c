package io.limbeck.plugins.distillation.output;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LossHarness;

/**
 * Three rows of four classes that are like nothing in particular. What a definition gives on them was computed in double
 * precision by a program of its own (Python, no library), one row and one sum at a time.
 */
final class ThreeRows {

    private static final float[][] STUDENT = {
        {1, -0.5f, 0.25f, 2}, {0, 1.5f, -1, 0.5f}, {-0.75f, 0.3f, 0.9f, -1.2f},
    };
    private static final float[][] TEACHER = {
        {2.5f, 0, -1, 1}, {0.5f, 1, -2, 0}, {-1.5f, 2, 0.5f, -0.5f},
    };

    private ThreeRows() {}

    static LossHarness harness(LossTerm term) {
        return LossHarness.of(term).logits(STUDENT).labels(0, 1, 1).teacher(TEACHER);
    }
}
