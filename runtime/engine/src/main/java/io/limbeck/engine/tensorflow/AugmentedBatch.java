package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.AugmentationInputs;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A training batch on its way through the augmentations.
 *
 * @param tf where operations go
 * @param features the features so far
 * @param data the data set
 * @param random source of chance
 * @param step number of the training step
 */
record AugmentedBatch(Ops tf, Operand<TFloat32> features, TableSpec data, RandomSource random, Operand<TInt64> step)
        implements AugmentationInputs {

    /** {@return the features after all of these} */
    Operand<TFloat32> after(List<Augmentation> augmentations) {
        Operand<TFloat32> changed = features;
        for (int i = 0; i < augmentations.size(); i++) {
            AugmentedBatch before = new AugmentedBatch(tf, changed, data, random.child(i), step);
            changed = augmentations.get(i).apply(before);
        }
        return changed;
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
