package io.limbeck.engine.tensorflow;

import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Figures on the validation split, in portions that bound memory; the objective is averaged over portions by rows. */
final class ValidationRunner {

    private static final int PORTION = 8192;

    /** Objective and share of right decisions. */
    record Figures(double objective, double accuracy) {}

    private final Session session;
    private final TrainingGraph.Check check;
    private final int rows;

    ValidationRunner(Session session, TrainingGraph.Check check, int rows) {
        this.session = session;
        this.check = check;
        this.rows = rows;
    }

    Figures run() {
        double objective = 0;
        double right = 0;
        for (int from = 0; from < rows; from += PORTION) {
            int[] portion = new int[Math.min(PORTION, rows - from)];
            for (int i = 0; i < portion.length; i++) {
                portion[i] = from + i;
            }
            try (TInt32 indices = Tensors.ints(portion);
                    Result result = session.runner()
                            .feed(check.indices(), indices)
                            .fetch(check.objective())
                            .fetch(check.right())
                            .run()) {
                objective += ((TFloat32) result.get(0)).getFloat() * (double) portion.length;
                right += ((TFloat32) result.get(1)).getFloat();
            }
        }
        return new Figures(objective / rows, right / rows);
    }
}
