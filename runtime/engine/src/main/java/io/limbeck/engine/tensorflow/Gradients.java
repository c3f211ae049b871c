package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** Gradients with respect to what a model sees, inside the graph. */
final class Gradients {

    private Gradients() {}

    /**
     * {@return the derivative of the sum of {@code of} with respect to {@code features}}
     *
     * @throws IllegalStateException if it does not depend on them, or only through operations without a gradient
     */
    static Operand<TFloat32> of(Graph graph, Operand<TFloat32> of, Operand<TFloat32> features) {
        CustomGradients.install();
        @Nullable Output<?>[] computed = graph.addGradients(of.asOutput(), new Output<?>[] {features.asOutput()});
        Output<?> gradient = computed[0];
        if (gradient == null || gradient.index() < 0) {
            throw new IllegalStateException("The model has no gradient with respect to its features: it looks them up"
                    + " as codes, or passes them through an operation that cannot be differentiated");
        }
        return gradient.expect(TFloat32.class);
    }
}
