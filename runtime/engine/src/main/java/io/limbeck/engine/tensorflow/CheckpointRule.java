package io.limbeck.engine.tensorflow;

import java.time.Duration;

/** Says after which steps a training is written down. Only the time that is lost to a crash depends on it. */
@FunctionalInterface
interface CheckpointRule {

    /** {@return whether a checkpoint is due after this many steps}; asked once after each step but the last */
    boolean due(long steps);

    /** {@return a rule that counts from now} */
    static CheckpointRule every(Duration interval) {
        return new CheckpointRule() {
            private long last = System.nanoTime();

            @Override
            public boolean due(long steps) {
                if (System.nanoTime() - last < interval.toNanos()) {
                    return false;
                }
                last = System.nanoTime();
                return true;
            }
        };
    }
}
