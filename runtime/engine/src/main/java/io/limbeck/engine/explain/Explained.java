package io.limbeck.engine.explain;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Explanation;
import java.util.List;

/**
 * What one explainer found out about one model, or why it could not.
 *
 * @param explainer its name, unique in its experiment: {@code interpretability/permutation}, with {@code #2} behind it if
 *     it is asked a second time; empty for what a model shows of itself
 * @param problem why there is no explanation; empty if there is one
 * @param figures single numbers
 * @param exhibits drawings and tables
 */
public record Explained(String explainer, String problem, List<Explanation.Figure> figures, List<Exhibit> exhibits) {

    public Explained {
        requireNonNull(explainer, "explainer is null");
        requireNonNull(problem, "problem is null");
        figures = List.copyOf(figures);
        exhibits = List.copyOf(exhibits);
    }

    /** {@return what was found out} */
    public static Explained of(String explainer, Explanation found) {
        return new Explained(explainer, "", found.figures(), found.exhibits());
    }

    /** {@return the reason why nothing was found out} */
    public static Explained failed(String explainer, String problem) {
        return new Explained(explainer, problem, List.of(), List.of());
    }

    /** {@return whether there is nothing to tell} */
    public boolean isEmpty() {
        return problem.isEmpty() && figures.isEmpty() && exhibits.isEmpty();
    }
}
