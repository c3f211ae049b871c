package io.limbeck.engine.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Figures on the validation split, in portions that bound memory; the objective is averaged over portions by rows.
 *
 * <p>Scheduled weights have the values they end at: the objective that the training is heading for. With the weights of
 * the moment, figures of two epochs could not be compared, and early stopping would take a rising weight for a rising
 * loss.
 */
final class ValidationRunner {

    private static final int PORTION = 8192;

    /** Objective and share of right decisions, or mean squared error where numbers are predicted. */
    record Figures(double objective, double accuracy) {}

    private final Session session;
    private final Check check;
    private final int rows;
    private final int portion;
    private final Map<Placeholder<TFloat32>, Float> last;

    /**
     * Measures on {@code rows} rows.
     *
     * @param atOnce how many of them the objective can be asked about at once
     * @param epochs epochs there will be in all
     * @param steps steps there will be in all
     */
    ValidationRunner(TrainingGraph graph, Check check, int rows, int atOnce, double epochs, long steps) {
        this.session = graph.session();
        this.check = check;
        this.rows = rows;
        this.portion = Math.min(PORTION, atOnce);
        this.last = ends(graph, epochs, steps);
    }

    /** {@return the values that scheduled numbers end at} */
    static Map<Placeholder<TFloat32>, Float> ends(TrainingGraph graph, double epochs, long steps) {
        Map<Placeholder<TFloat32>, Float> ends = new LinkedHashMap<>();
        graph.scheduled()
                .forEach((schedule, placeholder) -> ends.put(placeholder, (float) schedule.at(epochs, epochs, steps)));
        return ends;
    }

    Figures run() {
        double objective = 0;
        double right = 0;
        for (int from = 0; from < rows; from += portion) {
            int[] asked = IntStream.range(from, Math.min(from + portion, rows)).toArray();
            Figures some = run(asked);
            objective += some.objective() * asked.length;
            right += some.accuracy();
        }
        return new Figures(objective / rows, right / rows);
    }

    /** {@return mean objective and number of right decisions of one portion} */
    private Figures run(int[] asked) {
        Session.Runner runner = session.runner().fetch(check.objective()).fetch(check.right());
        Map<Placeholder<?>, Tensor> fed = new LinkedHashMap<>();
        fed.put(check.indices(), Tensors.ints(asked));
        last.forEach((placeholder, value) -> fed.put(placeholder, TFloat32.scalarOf(value)));
        fed.forEach(runner::feed);
        try (Result result = runner.run()) {
            return new Figures(((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat());
        } finally {
            fed.values().forEach(Tensor::close);
        }
    }
}
