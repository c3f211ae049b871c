package io.limbeck.spi.stress;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Makes of the test rows what may come later: the same rows under worse conditions, or rows of a kind that nobody learnt.
 * Finished models are judged on them; nothing learns from them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StressTest {

    /** The kind. */
    ComponentKind<StressTest> KIND = new ComponentKind<>(
            "stress-test", StressTest.class, "Test rows as they may come later: shifted, or of an unknown kind");

    /** {@return names of its levels, from weak to strong}: {@code 15°}, {@code 30°}; one, which may be empty, at least */
    List<String> levels();

    /**
     * {@return the rows of a level}
     *
     * @param level number of the level, from 0
     * @param test the test rows as the data set gives them, before any preparation
     * @param random source of chance; the same for all models
     * @throws io.limbeck.spi.InvalidInputException if it cannot be made of such rows
     */
    StressRows at(int level, Table test, RandomSource random);
}
