package io.limbeck.engine.plan;

import io.limbeck.spi.RandomSource;

/**
 * How an experiment's seed becomes the randomness of its parts. Nothing here depends on names, places or the number of
 * repetitions, so that neither renaming nor one repetition more changes a number already drawn. Teacher, student and
 * twins of one repetition draw the same numbers (common random numbers).
 */
public final class Seeds {

    private Seeds() {}

    /** {@return the root of all randomness of one repetition, counted from 0} */
    public static RandomSource repetition(long seed, int repetition) {
        return new RandomSource(seed).child("repetition").child(repetition);
    }

    /** {@return the randomness of a data set or a model in that repetition} */
    public static RandomSource node(long seed, int repetition, long salt) {
        return repetition(seed, repetition).child("node").child(salt);
    }

    /**
     * {@return the randomness of a part (splitter, transform, architecture …) of a data set or a model}
     *
     * @param whole the randomness of the whole
     * @param port the port the part is plugged into
     * @param index its place at that port, from 0
     * @param salt salt of the part
     */
    public static RandomSource part(RandomSource whole, String port, int index, long salt) {
        return whole.child(port).child(index).child(salt);
    }
}
