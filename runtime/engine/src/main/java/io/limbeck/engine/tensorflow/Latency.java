package io.limbeck.engine.tensorflow;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a model trained here takes for one row and for a batch, in its session, from fed features to logits: medians,
 * after some rounds that are not counted. No figure of a run depends on it, and no two runs give the same.
 */
public final class Latency {

    private static final int BATCH = 256;
    private static final int UNCOUNTED = 20;
    private static final int SINGLES = 101;
    private static final int BATCHES = 41;

    private Latency() {}

    /** {@return medians in microseconds}; nothing for a model of another kind, or without rows */
    public static Map<String, Double> of(Teacher model, Table rows) {
        Map<String, Double> medians = new LinkedHashMap<>();
        if (model instanceof TensorFlowModel own && rows.rows() > 0) {
            medians.put("microsecondsForARow", median(own, ModelCost.rows(rows, 1), SINGLES));
            medians.put("microsecondsFor" + BATCH + "Rows", median(own, ModelCost.rows(rows, BATCH), BATCHES));
        }
        return medians;
    }

    private static double median(TensorFlowModel model, Table rows, int rounds) {
        long[] nanos = model.nanos(rows, UNCOUNTED, rounds);
        Arrays.sort(nanos);
        return Math.round(nanos[rounds / 2] / 100.0) / 10.0;
    }
}
