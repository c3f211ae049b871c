package io.limbeck.scorer;

/** Something that is done to a number before the model sees it. */
sealed interface NumberStep {

    double apply(double value);

    /** {@code (x - mean) · factor}; 0 where the factor is 0. */
    record Scale(double mean, double factor) implements NumberStep {
        @Override
        public double apply(double value) {
            return factor == 0 ? 0 : (value - mean) * factor;
        }
    }

    /** The place among landmarks, in [0, 1]; the middle of their places where several are the same. */
    record Place(double[] landmarks, boolean normal) implements NumberStep {
        @Override
        public double apply(double value) {
            double place = place(value);
            return normal && landmarks.length > 0 ? NormalQuantile.at(place) : place;
        }

        private double place(double value) {
            if (landmarks.length == 0) {
                return value;
            }
            int last = landmarks.length - 1;
            if (value < landmarks[0] || last == 0 && value == landmarks[0]) {
                return last == 0 ? 0.5 : 0;
            }
            if (value > landmarks[last]) {
                return 1;
            }
            int first = firstAtOrAbove(value);
            int behind = firstAtOrAbove(Math.nextUp(value));
            if (first == behind) {
                double share = (value - landmarks[first - 1]) / (landmarks[first] - landmarks[first - 1]);
                return (first - 1 + share) / last;
            }
            return (first + behind - 1) / 2.0 / last;
        }

        private int firstAtOrAbove(double value) {
            int low = 0;
            int high = landmarks.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (landmarks[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
