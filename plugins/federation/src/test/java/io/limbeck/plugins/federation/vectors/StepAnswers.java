package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.aggregate.Projections;
import io.limbeck.plugins.federation.robust.Steps;
import io.limbeck.plugins.federation.vector.Vectors;
import java.util.Optional;

/** Answers to vectors of single steps inside rules, and of what clients do. */
final class StepAnswers {

    private StepAnswers() {}

    /** {@return the numbers, flattened; empty if the vector is of no such step} */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "project_simplex" -> Projections.simplex(vector.vector("y"));
                    case "l2_norm" -> new double[] {Vectors.norm(vector.vector("tensors"))};
                    case "mean_of_beta_closest_to_reference" ->
                        Steps.meansOfNearest(
                                vector.vectors("candidates"), vector.vector("reference"), (int) vector.param("beta"));
                    case "fedprox_client", "scaffold_client" -> LinearClient.answer(vector);
                    default -> null;
                });
    }
}
