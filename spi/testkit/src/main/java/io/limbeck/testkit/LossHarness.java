package io.limbeck.testkit;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Tries a loss term on a batch written by hand:
 *
 * <pre>{@code
 * LossValue tried = LossHarness.of(term)
 *         .logits(new float[][] {{0, 1}, {2, 0}})
 *         .labels(1, 0)
 *         .groups("sex", List.of("f", "m"), 0, 1)
 *         .evaluate();
 * }</pre>
 *
 * <p>What is not given the term must not ask for. Each call returns a new harness; weights are 1 and the favourable
 * class is 1 unless said otherwise. For many batches of one shape keep a {@link LossGraph}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LossHarness {

    private final LossTerm term;
    private final LossBatch batch;

    private LossHarness(LossTerm term, LossBatch batch) {
        this.term = term;
        this.batch = batch;
    }

    /**
     * {@return a harness for the term, with a batch of one row of zeros to begin with}
     *
     * @param term the term
     */
    public static LossHarness of(LossTerm term) {
        return new LossHarness(
                term,
                new LossBatch(new float[1][2], Optional.empty(), Optional.empty(), new float[] {1}, List.of(), 1));
    }

    /**
     * {@return a harness for the term and a batch made elsewhere}
     *
     * @param term the term
     * @param batch rows to try it on
     */
    public static LossHarness of(LossTerm term, LossBatch batch) {
        return new LossHarness(term, batch);
    }

    /**
     * {@return this harness with these logits of the student; give them first, everything else is forgotten}
     *
     * @param logits one array per row
     */
    public LossHarness logits(float[]... logits) {
        float[] ones = new float[logits.length];
        Arrays.fill(ones, 1);
        return with(new LossBatch(logits, Optional.empty(), Optional.empty(), ones, List.of(), batch.favourable()));
    }

    /**
     * {@return this harness with these true classes}
     *
     * @param labels class code of each row
     */
    public LossHarness labels(int... labels) {
        return with(batch.withLabels(labels));
    }

    /**
     * {@return this harness with these numbers to predict, standardised; logits are mean and log variance then}
     *
     * @param targets one per row
     */
    public LossHarness targets(float... targets) {
        return with(batch.withTargets(targets));
    }

    /**
     * {@return this harness with these logits of a teacher}
     *
     * @param logits one array per row
     */
    public LossHarness teacher(float[]... logits) {
        return with(batch.withTeacher(logits));
    }

    /**
     * {@return this harness with these row weights}
     *
     * @param weights one per row
     */
    public LossHarness weights(float... weights) {
        return with(batch.withWeights(weights));
    }

    /**
     * {@return this harness with one more sensitive attribute; a code of -1 means that the group is unknown}
     *
     * @param attribute its name
     * @param names names of its groups, in code order
     * @param codes group of each row
     */
    public LossHarness groups(String attribute, List<String> names, int... codes) {
        List<Groups> more = new ArrayList<>(batch.groups());
        more.add(new Groups(attribute, codes, names, ""));
        return with(batch.withGroups(more));
    }

    /**
     * {@return this harness with this class as the favourable one}
     *
     * @param code code of the class
     */
    public LossHarness favourable(int code) {
        return with(batch.withFavourable(code));
    }

    /**
     * {@return this harness with one more layer of the student}
     *
     * @param name name of the layer
     * @param layer what it shows of each row
     */
    public LossHarness tap(String name, LayerRows layer) {
        return with(batch.withTap(name, layer));
    }

    /**
     * {@return this harness with one more view of the teacher}
     *
     * @param view what the teacher shows
     * @param layer what it shows of each row
     */
    public LossHarness view(View view, LayerRows layer) {
        return with(batch.withView(view, layer));
    }

    /**
     * {@return this harness with something hidden from the student}
     *
     * @param hidden what was hidden, and where
     */
    public LossHarness hidden(HiddenRows hidden) {
        return with(batch.withHidden(hidden));
    }

    /** {@return the batch as it stands} */
    public LossBatch batch() {
        return batch;
    }

    /** {@return the term's value and gradient} */
    public LossValue evaluate() {
        try (LossGraph graph = new LossGraph(term, batch)) {
            return graph.at(batch);
        }
    }

    /** {@return the term's value} */
    public double value() {
        return evaluate().value();
    }

    private LossHarness with(LossBatch other) {
        return new LossHarness(term, other);
    }
}
