package io.limbeck.plugins.models.frozen;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.util.List;
import java.util.Optional;

/**
 * What a frozen model makes of rows, in place of their features: the values of one of its layers, or its logits.
 *
 * @param model the frozen model
 * @param layer name of the layer; empty for the logits
 */
record FrozenFeatures(Teacher model, Optional<String> layer) {

    private static final String NAME = "features";

    /** {@return the same rows with these features}; labels, groups, weights and numbers stay */
    Table of(Table rows, Split split) {
        if (layer.isPresent()) {
            ViewOutputs shown = model.view(new View.Tap(layer.get()), rows, split);
            return rows.withColumns(List.of(new Column.Block(NAME, shown.values(), shown.shape())));
        }
        ModelOutputs said = model.outputs(rows, split);
        return rows.withColumns(List.of(new Column.Block(NAME, said.logits(), List.of(said.classes()))));
    }
}
