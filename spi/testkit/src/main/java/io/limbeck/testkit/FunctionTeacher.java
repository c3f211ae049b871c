package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableModel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A model that is a formula: logits of a row, and their derivatives if the formula has some. The host's models differ
 * from it in where their numbers come from, and in nothing that can be seen.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FunctionTeacher implements Teacher {

    private final int classes;
    private final Function<float[], double[]> logits;
    private final Optional<Function<float[], double[][]>> jacobian;
    private final Map<String, Double> facts;
    private final Optional<PortableModel> portable;

    private FunctionTeacher(
            int classes,
            Function<float[], double[]> logits,
            Optional<Function<float[], double[][]>> jacobian,
            Map<String, Double> facts,
            Optional<PortableModel> portable) {
        this.classes = classes;
        this.logits = requireNonNull(logits, "logits is null");
        this.jacobian = jacobian;
        this.facts = Map.copyOf(facts);
        this.portable = portable;
    }

    /**
     * {@return a model without gradients, like a tree}; {@code logits} takes a row and gives one number per class
     *
     * @param classes number of classes
     * @param logits the formula
     */
    public static FunctionTeacher of(int classes, Function<float[], double[]> logits) {
        return new FunctionTeacher(classes, logits, Optional.empty(), Map.of(), Optional.empty());
    }

    /**
     * {@return a model of two classes} The logit of class 1 is {@code logOdds(row)}, that of class 0 is 0
     *
     * @param logOdds the formula
     */
    public static FunctionTeacher binary(Function<float[], Double> logOdds) {
        return of(2, row -> new double[] {0, logOdds.apply(row)});
    }

    /**
     * {@return a linear model of two classes}: the log-odds of class 1 are {@code bias + Σ weights·row}
     *
     * @param bias the log-odds of a row of zeros
     * @param weights one for each float of a row
     */
    public static FunctionTeacher linear(double bias, double... weights) {
        return binary(row -> {
                    double sum = bias;
                    for (int i = 0; i < weights.length; i++) {
                        sum += weights[i] * row[i];
                    }
                    return sum;
                })
                .withJacobian(row -> new double[][] {new double[weights.length], weights})
                .withPortable(new PortableModel(dense(bias, weights)));
    }

    private static PortableLayer dense(double bias, double[] weights) {
        float[] matrix = new float[2 * weights.length];
        for (int i = 0; i < weights.length; i++) {
            matrix[2 * i + 1] = (float) weights[i];
        }
        return new PortableLayer.Dense(weights.length, 2, matrix, new float[] {0, (float) bias});
    }

    /**
     * {@return this model with a portable form}
     *
     * @param formula says the same
     */
    public FunctionTeacher withPortable(PortableModel formula) {
        return new FunctionTeacher(classes, logits, jacobian, facts, Optional.of(formula));
    }

    /**
     * {@return this model with derivatives}: a row to {@code [classes][width]}
     *
     * @param derivatives the derivative of each logit by each float
     */
    public FunctionTeacher withJacobian(Function<float[], double[][]> derivatives) {
        return new FunctionTeacher(classes, logits, Optional.of(derivatives), facts, portable);
    }

    /**
     * {@return this model with figures about itself}
     *
     * @param figures names and values
     */
    public FunctionTeacher withFacts(Map<String, Double> figures) {
        return new FunctionTeacher(classes, logits, jacobian, figures, portable);
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        float[] matrix = rows.matrix();
        int width = rows.width();
        float[] all = new float[rows.rows() * classes];
        for (int row = 0; row < rows.rows(); row++) {
            double[] said = logits.apply(Arrays.copyOfRange(matrix, row * width, (row + 1) * width));
            for (int c = 0; c < classes; c++) {
                all[row * classes + c] = (float) said[c];
            }
        }
        return new ModelOutputs(all, classes);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        if (!(view instanceof View.InputGradient gradient) || jacobian.isEmpty()) {
            throw new InvalidInputException(
                    Problem.error("", "cannot show '" + view.label() + "': it is a formula", "give its derivatives"));
        }
        return new FunctionGradients(jacobian.get(), outputs(rows, split)).of(gradient.of(), rows);
    }

    @Override
    public Optional<PortableModel> portable() {
        return portable;
    }

    @Override
    public Map<String, Double> facts() {
        return facts;
    }
}
