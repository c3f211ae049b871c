package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Hidden;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One batch as a loss term sees it.
 *
 * @param graph the graph
 * @param tf where operations go
 * @param seen what the student saw of the batch
 * @param forward the student's graph on this batch
 * @param batch the batch's rows
 * @param own variables and states of the term's own
 * @param scalars numbers that change from step to step
 * @param rows the training rows
 */
record BatchLoss(
        Graph graph,
        Ops tf,
        AugmentedBatch.Seen seen,
        Forward forward,
        ResidentRows batch,
        TermVariables own,
        Scalars scalars,
        Table rows)
        implements LossInputs {

    @Override
    public Operand<TFloat32> features() {
        return seen.features();
    }

    @Override
    public Hidden hidden() {
        return seen.hidden()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "augment",
                        "hides nothing, but a loss term has hidden features guessed",
                        "add {use: augmentations/mask}")));
    }

    @Override
    public Operand<TFloat32> logits() {
        return forward.logits();
    }

    @Override
    public Operand<TInt32> labels() {
        return batch.labels();
    }

    @Override
    public Operand<TFloat32> oneHotLabels() {
        return tf.oneHot(labels(), tf.constant(classes()), tf.constant(1f), tf.constant(0f));
    }

    @Override
    public Operand<TFloat32> targets() {
        return batch.targets();
    }

    @Override
    public Operand<TFloat32> weights() {
        return batch.weights();
    }

    @Override
    public Operand<TFloat32> teacherLogits() {
        return batch.teacherLogits();
    }

    @Override
    public Operand<TFloat32> teacherView(View view) {
        return batch.teacherView(view);
    }

    @Override
    public Operand<TFloat32> inputGradient(Operand<TFloat32> of) {
        return Gradients.of(graph, of, seen.features());
    }

    @Override
    public List<String> attributes() {
        return batch.rows().sensitive().stream().map(Groups::attribute).toList();
    }

    @Override
    public List<String> groupNames(String attribute) {
        return batch.rows().groups(attribute).names();
    }

    @Override
    public Operand<TInt32> groups(String attribute) {
        return batch.groups(attribute);
    }

    @Override
    public Map<String, Operand<TFloat32>> taps() {
        return forward.taps();
    }

    @Override
    public VariableScope variables() {
        return own.scope();
    }

    @Override
    public Operand<TFloat32> state(String name, Shape shape, Supplier<float[]> first) {
        return own.state(name, shape, first);
    }

    @Override
    public void next(String name, Operand<TFloat32> value) {
        own.next(name, value);
    }

    @Override
    public Operand<TFloat32> scheduled(Schedule schedule) {
        return scalars.operand(schedule);
    }

    @Override
    public int classes() {
        return batch.rows().classes().size();
    }

    @Override
    public int favourable() {
        return batch.rows().favourable();
    }
}
