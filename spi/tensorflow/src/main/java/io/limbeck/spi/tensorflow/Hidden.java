package io.limbeck.spi.tensorflow;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What an augmentation hid from the student, for a loss term that has it guessed.
 *
 * @param truth the features as they were, {@code [batch, shape…]}
 * @param places 1 where something was hidden, 0 elsewhere; of the same shape
 * @param data the data set: the shape of one row, and the codes if it holds codes
 * @param spans the features of a row
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Hidden(Operand<TFloat32> truth, Operand<TFloat32> places, TableSpec data, List<Span> spans) {

    public Hidden {
        requireNonNull(truth, "truth is null");
        requireNonNull(places, "places is null");
        spans = List.copyOf(spans);
    }
}
