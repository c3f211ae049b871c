package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import java.util.function.LongConsumer;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Tries a thing with several seeds, and says which of them failed, so that it can be tried again alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Seeds {

    private static final RandomSource ROOT = new RandomSource(20_260_101);

    private Seeds() {}

    /**
     * Tries the same seeds at each call.
     *
     * @param count how many seeds
     * @param test what is tried
     * @throws AssertionError if it fails for a seed, naming the seed
     */
    public static void each(int count, LongConsumer test) {
        for (int i = 0; i < count; i++) {
            only(ROOT.bits(i) >>> 1, test);
        }
    }

    /**
     * Tries one seed: the one that {@link #each} named.
     *
     * @param seed the seed
     * @param test what is tried
     * @throws AssertionError if it fails, naming the seed
     */
    public static void only(long seed, LongConsumer test) {
        try {
            test.accept(seed);
        } catch (TestAbortedException e) {
            throw e;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionFailedError("With seed " + seed + "L: " + e.getMessage(), e);
        }
    }
}
