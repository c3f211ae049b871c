package io.limbeck.plugins.text.entity;

/**
 * How well spans were found. Nothing over nothing is 0, as in {@code conlleval}.
 *
 * @param precision share of the predicted spans that are true ones
 * @param recall share of the true spans that were predicted
 * @param f1 {@code 2 · precision · recall / (precision + recall)}; of an average, the average of the types' F1
 * @param support number of true spans
 * @param predicted number of predicted spans
 */
record Score(double precision, double recall, double f1, int support, int predicted) {

    static Score of(int right, int support, int predicted) {
        double precision = share(right, predicted);
        double recall = share(right, support);
        return new Score(precision, recall, share(2 * precision * recall, precision + recall), support, predicted);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
