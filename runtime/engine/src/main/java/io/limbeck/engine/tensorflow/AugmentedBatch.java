package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import io.limbeck.spi.tensorflow.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A batch on its way through the augmentations.
 *
 * @param tf where operations go
 * @param features the features so far
 * @param data the data set
 * @param spans the features of a row
 * @param random source of chance
 * @param step number of the training step
 * @param places what augmentations said they hid
 */
record AugmentedBatch(
        Ops tf,
        Operand<TFloat32> features,
        TableSpec data,
        List<Span> spans,
        RandomSource random,
        Operand<TInt64> step,
        List<Operand<TFloat32>> places)
        implements AugmentationInputs {

    /** What comes out: the features that the student sees, and what was hidden from it. */
    record Seen(Operand<TFloat32> features, Optional<Hidden> hidden) {}

    AugmentedBatch(
            Ops tf,
            Operand<TFloat32> features,
            TableSpec data,
            List<Span> spans,
            RandomSource random,
            Operand<TInt64> step) {
        this(tf, features, data, spans, random, step, new ArrayList<>());
    }

    /** {@return the batch after all of these} */
    Seen after(List<Augmentation> augmentations) {
        Operand<TFloat32> changed = features;
        for (int i = 0; i < augmentations.size(); i++) {
            AugmentedBatch before = new AugmentedBatch(tf, changed, data, spans, random.child(i), step, places);
            changed = augmentations.get(i).apply(before);
        }
        return new Seen(
                changed, places.stream().reduce(tf.math::maximum).map(all -> new Hidden(features, all, data, spans)));
    }

    @Override
    public void hide(Operand<TFloat32> hidden) {
        places.add(hidden);
    }

    @Override
    public Operand<TFloat32> uniform(String name, Operand<TInt32> shape) {
        return new StepRandom(tf, random, step).uniform(name, shape);
    }

    @Override
    public Operand<TFloat32> normal(String name, Operand<TInt32> shape) {
        return new StepRandom(tf, random, step).normal(name, shape);
    }
}
