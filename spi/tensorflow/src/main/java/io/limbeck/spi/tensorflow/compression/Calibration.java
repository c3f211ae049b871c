package io.limbeck.spi.tensorflow.compression;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.data.Split;
import org.apiguardian.api.API;

/**
 * Rows on which a compressor looks at activations.
 *
 * @param split the split; not the test rows
 * @param rows how many of its rows at most, from the first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Calibration(Split split, int rows) {

    public Calibration {
        requireNonNull(split, "split is null");
        if (split == Split.TEST || rows < 1) {
            throw new IllegalArgumentException("Cannot calibrate on " + rows + " rows of '" + split.label() + "'");
        }
    }
}
