package io.limbeck.engine.run;

import io.limbeck.engine.explain.Features;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.Teacher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A finished model as an explainer sees it.
 *
 * @param model the model
 * @param teacher its teacher, if it had one
 * @param data the rows it was made with
 * @param random the explanation's source of chance
 */
record ExplainedModel(Teacher model, Optional<Teacher> teacher, Prepared data, RandomSource random)
        implements ExplainInputs {

    @Override
    public Table rows() {
        return data.rows(Split.TEST);
    }

    @Override
    public Table validation() {
        return data.rows(Split.VALIDATION);
    }

    @Override
    public Table background() {
        return data.rows(Split.TRAIN);
    }

    /** Rows are known by their ids; those that were made up have negative ones. */
    @Override
    public Table raw(Table prepared) {
        Map<Long, Integer> places = new HashMap<>();
        long[] ids = data.raw().ids();
        for (int row = 0; row < ids.length; row++) {
            places.put(ids[row], row);
        }
        return data.raw()
                .select(LongStream.of(prepared.ids())
                        .mapToObj(places::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    @Override
    public List<Feature> features() {
        return Features.of(rows(), data.raw());
    }
}
