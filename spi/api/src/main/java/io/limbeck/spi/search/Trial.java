package io.limbeck.spi.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A point that was tried.
 *
 * @param number its number, from 0, without gaps
 * @param point where it lies
 * @param measurements what it gave, each with a larger budget than the one before
 * @param failed whether the last attempt gave nothing: it diverged, or an objective is undefined
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Trial(int number, Point point, List<Measurement> measurements, boolean failed) {

    public Trial {
        requireNonNull(point, "point is null");
        measurements = List.copyOf(measurements);
    }

    /**
     * {@return what it gave with exactly that budget}
     *
     * @param budget what the trial was allowed to spend
     */
    public Optional<Measurement> at(long budget) {
        return measurements.stream()
                .filter(one -> one.budget().isPresent() && one.budget().getAsLong() == budget)
                .findFirst();
    }

    /** {@return what it gave last} */
    public Optional<Measurement> last() {
        return measurements.isEmpty() ? Optional.empty() : Optional.of(measurements.get(measurements.size() - 1));
    }
}
