package io.limbeck.benchmarks;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.util.List;

/**
 * A model that shows itself three times as members, so that terms for ensembles have something to look at.
 *
 * @param model the model
 */
record AlsoMembers(Teacher model) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return model.outputs(rows, split);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        if (view instanceof View.Members) {
            ModelOutputs outputs = outputs(rows, split);
            return ViewOutputs.ofMembers(List.of(outputs, outputs, outputs));
        }
        return model.view(view, rows, split);
    }

    @Override
    public void close() {
        model.close();
    }
}
