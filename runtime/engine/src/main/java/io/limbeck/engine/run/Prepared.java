package io.limbeck.engine.run;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A data set, split and prepared.
 *
 * @param raw the rows as read, all splits together
 * @param splits the prepared rows of each split
 * @param transforms the transforms, fitted on the training rows, in order
 */
record Prepared(Table raw, Map<Split, Table> splits, List<Transform.Fitted> transforms) {

    Prepared {
        splits = Collections.unmodifiableMap(new EnumMap<>(splits));
        transforms = List.copyOf(transforms);
    }

    Table rows(Split split) {
        Table rows = splits.get(split);
        if (rows == null) {
            throw new IllegalStateException("The data set has no split '" + split.label() + "'");
        }
        return rows;
    }
}
