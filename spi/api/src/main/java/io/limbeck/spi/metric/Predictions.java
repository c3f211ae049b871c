package io.limbeck.spi.metric;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Targets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Predictions beside the truth.
 *
 * @param probabilities {@code [rows][classes]}; of numbers mean and standard deviation, {@code [rows][2]}
 * @param labels true class of each row; of numbers see {@link #targets()}
 * @param weights weight of each row
 * @param classes the classes, in code order; empty for numbers
 * @param favourable code of the favourable (positive) class; -1 for numbers
 * @param sensitive group memberships
 * @param teacher what the teacher says of the same rows, in the form of {@code probabilities}, if the model had one
 * @param sequences number of the sequence each row belongs to, see {@link io.limbeck.spi.data.Table#sequences}; empty
 *     where rows stand alone
 * @param details what else the model says of the rows
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Predictions(
        double[][] probabilities,
        int[] labels,
        double[] weights,
        List<String> classes,
        int favourable,
        List<Groups> sensitive,
        Optional<double[][]> teacher,
        int[] sequences,
        PredictionDetails details) {

    /** What a metric may need besides probabilities and labels. */
    public enum Part {
        /** The teacher's probabilities. */
        TEACHER,
        /** The logits, unlike probabilities not normalised. */
        LOGITS,
        /** What each member of an ensemble says. */
        MEMBERS,
        /** Prediction sets. */
        SETS,
        /** Which rows are of a kind that the model was not made for. */
        UNKNOWN,
        /** Numbers that were to be predicted, in place of classes. */
        TARGETS
    }

    /**
     * Predictions of which nothing more is said.
     *
     * @param probabilities {@code [rows][classes]}
     * @param labels class code of each row
     * @param weights weight of each row
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive the sensitive attributes, in declared order
     * @param teacher what the teacher says of the same rows, if there is one
     * @param sequences number of the sequence each row belongs to
     */
    public Predictions(
            double[][] probabilities,
            int[] labels,
            double[] weights,
            List<String> classes,
            int favourable,
            List<Groups> sensitive,
            Optional<double[][]> teacher,
            int[] sequences) {
        this(
                probabilities,
                labels,
                weights,
                classes,
                favourable,
                sensitive,
                teacher,
                sequences,
                PredictionDetails.NONE);
    }

    /**
     * Predictions for rows that stand alone.
     *
     * @param probabilities {@code [rows][classes]}
     * @param labels class code of each row
     * @param weights weight of each row
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive the sensitive attributes, in declared order
     * @param teacher what the teacher says of the same rows, if there is one
     */
    public Predictions(
            double[][] probabilities,
            int[] labels,
            double[] weights,
            List<String> classes,
            int favourable,
            List<Groups> sensitive,
            Optional<double[][]> teacher) {
        this(probabilities, labels, weights, classes, favourable, sensitive, teacher, new int[0]);
    }

    public Predictions {
        classes = List.copyOf(classes);
        sensitive = List.copyOf(sensitive);
        if (probabilities.length != labels.length || weights.length != labels.length) {
            throw new IllegalArgumentException("There are " + labels.length + " labels, but " + probabilities.length
                    + " predictions and " + weights.length + " weights");
        }
        details.requireRows(labels.length);
    }

    /** {@return what is there for a metric that needs more than probabilities and labels} */
    public Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        add(parts, Part.TEACHER, teacher);
        add(parts, Part.LOGITS, details.logits());
        add(parts, Part.MEMBERS, details.members());
        add(parts, Part.SETS, details.sets());
        add(parts, Part.UNKNOWN, details.unknown());
        add(parts, Part.TARGETS, details.targets());
        return parts;
    }

    private static void add(Set<Part> parts, Part part, Optional<?> there) {
        if (there.isPresent()) {
            parts.add(part);
        }
    }

    /** {@return the logits, {@code [rows][classes]}} */
    public Optional<double[][]> logits() {
        return details.logits();
    }

    /** {@return the probabilities that each member of an ensemble gives, {@code [members][rows][classes]}} */
    public Optional<double[][][]> members() {
        return details.members();
    }

    /** {@return the prediction set of each row, {@code [rows][classes]}} */
    public Optional<boolean[][]> sets() {
        return details.sets();
    }

    /** {@return whether a row is of a kind that the model was not made for; the label of such a row means nothing} */
    public Optional<boolean[]> unknown() {
        return details.unknown();
    }

    /** {@return the true numbers, of predictions of numbers} */
    public Optional<Targets> targets() {
        return details.targets();
    }

    /** {@return whether numbers were predicted, and no classes} */
    public boolean isRegression() {
        return targets().isPresent();
    }

    /**
     * {@return the predicted mean of a row, in the unit of the targets}
     *
     * @param row place of the row, from 0
     * @throws IllegalStateException if classes were predicted
     */
    public double mean(int row) {
        return ofNumbers()[row][0];
    }

    /**
     * {@return the predicted standard deviation of a row, in the unit of the targets}
     *
     * @param row place of the row, from 0
     * @throws IllegalStateException if classes were predicted
     */
    public double deviation(int row) {
        return ofNumbers()[row][1];
    }

    private double[][] ofNumbers() {
        if (!isRegression()) {
            throw new IllegalStateException("Classes were predicted here, which have no mean; declare Part.TARGETS");
        }
        return probabilities;
    }

    /** {@return the number of rows} */
    public int rows() {
        return labels.length;
    }

    /** {@return the most probable class of each row; the lower code wins a tie, except that a binary tie is positive} */
    public int[] decisions() {
        return decisions(probabilities);
    }

    /**
     * {@return the most probable class of each of these rows, by the rule of {@link #decisions()}}
     *
     * @param of probabilities, {@code [rows][classes]}
     */
    public int[] decisions(double[][] of) {
        int[] decisions = new int[of.length];
        for (int row = 0; row < of.length; row++) {
            if (classes.size() == 2) {
                decisions[row] = of[row][favourable] >= 0.5 ? favourable : 1 - favourable;
            } else {
                int best = 0;
                for (int c = 1; c < of[row].length; c++) {
                    if (of[row][c] > of[row][best]) {
                        best = c;
                    }
                }
                decisions[row] = best;
            }
        }
        return decisions;
    }

    /** {@return the confidence of each row: its largest probability} */
    public double[] confidences() {
        double[] confidences = new double[rows()];
        for (int row = 0; row < confidences.length; row++) {
            double largest = Double.NaN;
            for (double p : probabilities[row]) {
                largest = p <= largest ? largest : p;
            }
            confidences[row] = largest;
        }
        return confidences;
    }

    /** {@return the probability of the favourable class for each row} */
    public double[] scores() {
        double[] scores = new double[rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = probabilities[row][favourable];
        }
        return scores;
    }

    /**
     * {@return these rows, in this order; a row may be taken more than once}
     *
     * @param rows places of rows, from 0
     */
    public Predictions select(int[] rows) {
        double[][] chosen = new double[rows.length][];
        int[] chosenLabels = new int[rows.length];
        double[] chosenWeights = new double[rows.length];
        int[] chosenSequences = new int[sequences.length == 0 ? 0 : rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = probabilities[rows[i]];
            chosenLabels[i] = labels[rows[i]];
            chosenWeights[i] = weights[rows[i]];
            if (chosenSequences.length > 0) {
                chosenSequences[i] = sequences[rows[i]];
            }
        }
        Optional<double[][]> chosenTeacher = teacher.map(all -> PredictionDetails.chosen(all, rows));
        return new Predictions(
                chosen,
                chosenLabels,
                chosenWeights,
                classes,
                favourable,
                sensitive.stream().map(groups -> groups.select(rows)).toList(),
                chosenTeacher,
                chosenSequences,
                details.select(rows));
    }

    /**
     * {@return these rows as other sequences}
     *
     * @param others number of the sequence each row belongs to
     */
    public Predictions withSequences(int[] others) {
        return new Predictions(
                probabilities, labels, weights, classes, favourable, sensitive, teacher, others, details);
    }

    /**
     * {@return these rows, with this said of them besides}
     *
     * @param said what else the model says
     */
    public Predictions with(PredictionDetails said) {
        return new Predictions(
                probabilities, labels, weights, classes, favourable, sensitive, teacher, sequences, said);
    }
}
