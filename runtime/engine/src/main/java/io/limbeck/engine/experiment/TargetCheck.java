package io.limbeck.engine.experiment;

import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.data.DatasetSource;
import java.util.Optional;

/** Whether a component is for the target of the data it is used on: classes, or a number. */
final class TargetCheck {

    private TargetCheck() {}

    static Optional<Problem> problem(BoundNode node, PortSpecs specs) {
        if (node.component().kind().equals(DatasetSource.KIND)) {
            return Optional.empty();
        }
        return specs.data()
                .filter(data -> !node.component().targets().contains(data.target()))
                .map(data -> misfit(node, data));
    }

    private static Problem misfit(BoundNode node, TableSpec data) {
        String what = "'" + node.component().id() + "' is made for ";
        String others = "'limbeck plugins list --kind " + node.component().kind() + " --target ";
        return data.target() == TargetKind.NUMBERS
                ? Problem.error(
                        "",
                        what + "classes, but the target of this data is a number",
                        "take one that is made for numbers: " + others + "numbers' names them")
                : Problem.error(
                        "",
                        what + "numbers, but the target of this data has classes",
                        "take one that is made for classes: " + others
                                + "classes' names them; or predict a number, with"
                                + " 'target' in place of 'label' in 'data/csv'");
    }
}
