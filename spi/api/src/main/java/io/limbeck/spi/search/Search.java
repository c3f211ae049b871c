package io.limbeck.spi.search;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Chooses the points of a sweep by what earlier points gave.
 *
 * <p>Pure: the same study and randomness give the same proposals. A search holds no state, so that a study that was
 * stopped is gone on with by asking again: everything that was done is found in the store, and the search says what it
 * said before. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Search {

    /** The kind. */
    ComponentKind<Search> KIND = new ComponentKind<>(
            "search", Search.class, "A way to choose the points of a sweep by what earlier ones gave");

    /** {@return the setting that trials spend, if this search gives some of them less than others} */
    default Optional<Budget> budget() {
        return Optional.empty();
    }

    /**
     * {@return what to try next}: several proposals where none depends on another's outcome; none when the study is over
     *
     * @param study the space and every trial so far; all that was proposed before has been done
     * @param random randomness of the study; use {@code random.child(number)} for a trial's own
     */
    List<Proposal> next(Study study, RandomSource random);
}
