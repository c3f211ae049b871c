package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;

/**
 * Turns a foreign model's numbers into logits. One column for two classes is understood as that of the favourable class.
 *
 * @param data the data set: classes, favourable class
 * @param gives what the numbers are
 */
record Answers(TableSpec data, Gives gives) {

    private static final double LEAST = 1e-12;
    private static final double ROUNDING = 1e-3;

    /**
     * {@return logits {@code [rows, classes]}}
     *
     * @param numbers {@code [rows, columns]}, row-major
     * @throws InvalidInputException if the columns cannot be the classes, or if they are no probabilities
     */
    float[] logits(float[] numbers, int rows) {
        int classes = data.classes().size();
        int columns = rows == 0 ? classes : numbers.length / rows;
        boolean single = columns == 1 && classes == 2;
        if (rows > 0 && (numbers.length % rows != 0 || columns != classes && !single)) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "gives " + numbers.length + " numbers for " + rows + " rows, but the data has " + classes
                            + " classes " + data.classes(),
                    "name the model's output that holds one number per class with 'output'; the classes must be in the"
                            + " order of the data set"));
        }
        float[] logits = new float[rows * classes];
        for (int row = 0; row < rows; row++) {
            if (single) {
                single(numbers[row], logits, row * 2);
            } else {
                all(numbers, logits, row * classes);
            }
        }
        return logits;
    }

    /** {@return whether numbers that are said to be logits are probabilities of all classes, as far as one can see} */
    boolean areProbabilitiesAsLogits(float[] numbers) {
        int classes = data.classes().size();
        if (gives != Gives.LOGITS || numbers.length % classes != 0) {
            return false;
        }
        for (int row = 0; row < numbers.length; row += classes) {
            double sum = 0;
            for (int at = row; at < row + classes; at++) {
                if (!(numbers[at] >= 0 && numbers[at] <= 1)) {
                    return false;
                }
                sum += numbers[at];
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** Two logits whose difference is the one given, or the log-odds of the probability. */
    private void single(float number, float[] logits, int at) {
        double difference =
                switch (gives) {
                    case LOGITS -> number;
                    case PROBABILITIES -> {
                        requireProbability(number);
                        double p = Math.min(1 - LEAST, Math.max(LEAST, number));
                        yield StrictMath.log(p / (1 - p));
                    }
                };
        logits[at + data.favourable()] = (float) (difference / 2);
        logits[at + 1 - data.favourable()] = (float) (-difference / 2);
    }

    private void all(float[] numbers, float[] logits, int at) {
        int classes = data.classes().size();
        double sum = 0;
        for (int c = at; c < at + classes; c++) {
            if (gives == Gives.PROBABILITIES) {
                requireProbability(numbers[c]);
                sum += numbers[c];
                logits[c] = (float) StrictMath.log(Math.max(LEAST, numbers[c]));
            } else {
                logits[c] = numbers[c];
            }
        }
        if (gives == Gives.PROBABILITIES && Math.abs(sum - 1) > ROUNDING) {
            throw notProbabilities("row sums to '" + sum + "'");
        }
    }

    private static void requireProbability(float number) {
        if (!(number >= -ROUNDING && number <= 1 + ROUNDING)) {
            throw notProbabilities("number is '" + number + "'");
        }
    }

    private static InvalidInputException notProbabilities(String what) {
        return new InvalidInputException(Problem.error(
                "gives",
                "is 'probabilities', but a " + what,
                "write 'gives: logits' if the model gives sums before the softmax"));
    }
}
