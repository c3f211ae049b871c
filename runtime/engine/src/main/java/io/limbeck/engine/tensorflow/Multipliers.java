package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Weights that are driven to a target: after each epoch the term is measured on all validation rows at once, and its weight λ
 * becomes {@code max(0, λ + rate · (measure - to))}, at most {@code max}. That is ascent on the dual of "minimise the other
 * terms subject to measure ≤ to" [1]; the weight is the constraint's multiplier.
 *
 * <p>A weight is a variable of the graph that this class alone sets, so that checkpoints hold it.
 *
 * <p>[1] Boyd, Vandenberghe: Convex Optimization, 2004, chapter 5; Cotter et al.: Two-Player Games for Efficient Non-Convex
 * Constrained Optimization, 2019, measure the constraint on decisions and train on a differentiable stand-in, as here.
 */
final class Multipliers {

    /** A term whose weight is driven. */
    private record Driven(String variable, String label, Schedule.Target target) {}

    /** Where a term stood when it was last measured. */
    private record Standing(double weight, double measure) {}

    private final Session session;
    private final Variables variables;
    private final Check check;
    private final int rows;
    private final Map<Placeholder<TFloat32>, Float> ends;
    private final List<Driven> driven = new ArrayList<>();
    private final List<Operand<TFloat32>> measures = new ArrayList<>();
    private final Map<Driven, Standing> last = new LinkedHashMap<>();

    /** Drives the weights of those terms that have a target, on {@code rows} validation rows. */
    Multipliers(
            TrainingGraph graph,
            Check check,
            List<Wired<LossTerm>> objective,
            int rows,
            Map<Placeholder<TFloat32>, Float> ends) {
        this.session = graph.session();
        this.variables = graph.variables();
        this.check = check;
        this.rows = rows;
        this.ends = ends;
        Map<String, Integer> seen = new LinkedHashMap<>();
        check.measures().forEach((term, measure) -> {
            Wired<LossTerm> wired = objective.get(term);
            int times = seen.merge(wired.id().toString(), 1, Integer::sum);
            String label = wired.id() + (times == 1 ? "" : " (" + times + ")");
            driven.add(new Driven(variable(term), label, (Schedule.Target) wired.weight()));
            measures.add(measure);
        });
    }

    /** {@return the name of the variable that is a term's weight} */
    static String variable(int term) {
        return "weights/loss" + term;
    }

    /** Measures, writes weights and measures of the epoch into {@code point}, and sets the weights of the next. */
    void afterEpoch(Map<String, Double> point) {
        if (driven.isEmpty()) {
            return;
        }
        Map<String, Weights> weights =
                variables.read(session, driven.stream().map(Driven::variable).toList());
        double[] measured = measure();
        Map<String, float[]> next = new LinkedHashMap<>();
        for (int i = 0; i < measured.length; i++) {
            Driven one = driven.get(i);
            Weights held = weights.get(one.variable());
            double weight = held == null ? 0 : held.values()[0];
            last.put(one, new Standing(weight, measured[i]));
            point.put(one.label() + " weight", weight);
            point.put(one.label() + " measure", measured[i]);
            next.put(one.variable(), new float[] {(float) one.target().next(weight, measured[i])});
        }
        variables.assign(session, next);
    }

    private double[] measure() {
        Session.Runner runner = session.runner();
        measures.forEach(runner::fetch);
        List<TFloat32> fed = new ArrayList<>();
        ends.forEach((placeholder, value) -> {
            fed.add(TFloat32.scalarOf(value));
            runner.feed(placeholder, fed.get(fed.size() - 1));
        });
        try (TInt32 all = Tensors.ints(IntStream.range(0, rows).toArray());
                Result result = runner.feed(check.indices(), all).run()) {
            double[] measured = new double[measures.size()];
            for (int i = 0; i < measured.length; i++) {
                measured[i] = ((TFloat32) result.get(i)).getFloat();
                if (!Double.isFinite(measured[i])) {
                    throw new DivergedException("The measure of '"
                            + driven.get(i).label() + "' on the validation split"
                            + " became '" + measured[i] + "'; a lower learning rate or a smaller rate of its target"
                            + " usually helps");
                }
            }
            return measured;
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    /** {@return of each term the last weight and measure, and by how much the target was missed, if it was} */
    Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        last.forEach((one, standing) -> {
            facts.put(one.label() + " weight", standing.weight());
            facts.put(one.label() + " measure", standing.measure());
            facts.put(
                    one.label() + " excess",
                    Math.max(0, standing.measure() - one.target().to()));
        });
        return facts;
    }

    /** {@return a sentence for each target that was not met} */
    List<String> missed() {
        List<String> sentences = new ArrayList<>();
        last.forEach((one, standing) -> {
            double excess = standing.measure() - one.target().to();
            if (excess > 0) {
                boolean most = standing.weight() >= one.target().max();
                sentences.add(String.format(
                        Locale.ROOT,
                        "The target of '%s' was not met: on the validation rows it ended at %.4f, %.4f above the"
                                + " wanted %s; its weight stood at %.3g, %s",
                        one.label(),
                        standing.measure(),
                        excess,
                        one.target().to(),
                        standing.weight(),
                        most
                                ? "the most it may be: raise 'max', or be content with a higher 'to'"
                                : "and was still free to rise: give more epochs or a higher 'rate'"));
            }
        });
        return sentences;
    }
}
