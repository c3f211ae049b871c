package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What was hidden from the student in a batch.
 *
 * @param truth the features as they were
 * @param places 1 where something was hidden, 0 elsewhere
 * @param data the data set
 * @param spans the features of a row
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HiddenRows(LayerRows truth, LayerRows places, TableSpec data, List<Span> spans) {

    public HiddenRows {
        requireNonNull(data, "data is null");
        spans = List.copyOf(spans);
        if (!truth.shape().equals(places.shape()) || truth.rows().length != places.rows().length) {
            throw new IllegalArgumentException("Truth of shape '" + truth.shape() + "' and places of shape '"
                    + places.shape() + "' do not lie on each other");
        }
    }

    /** {@return these rows, in this order} */
    HiddenRows select(int... rows) {
        return new HiddenRows(truth.select(rows), places.select(rows), data, spans);
    }
}
