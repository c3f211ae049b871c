package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Span;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Leads batches of resident rows through a model in training: those it learns from, and those it is checked on.
 *
 * @param tf where operations go
 * @param variables the model's, the rows' among them
 * @param recipe the model
 * @param data the form of the rows
 * @param training the rows it learns from
 * @param random what augmentation and dropout are drawn from
 */
record Passes(Ops tf, Variables variables, TrainingRecipe recipe, TableSpec data, Table training, RandomSource random) {

    /**
     * A batch and what the model says of it.
     *
     * @param rows the batch as it is
     * @param seen the batch as the model sees it
     * @param forward what the model says
     * @param compression the compressors in between
     */
    record Pass(ResidentRows rows, AugmentedBatch.Seen seen, Forward forward, Compression compression) {}

    /**
     * {@return a batch to learn from}
     *
     * @param batch its row numbers
     * @param chance the number of its draws
     */
    Pass training(TrainingGraph.SplitRows split, Operand<TInt32> batch, Placeholder<TInt64> chance) {
        ResidentRows rows = resident("train", split, batch);
        AugmentedBatch.Seen seen =
                augmented(rows, random.child("augment"), chance).after(recipe.augmentations());
        return pass(rows, seen, Compression.Phase.TRAINING, chance);
    }

    /**
     * {@return a batch to check the model on, its rows as they are}
     *
     * @param batch its row numbers
     * @param guesses whether a loss term has hidden features guessed, which augmentations hide
     */
    Pass validation(TrainingGraph.SplitRows split, Operand<TInt32> batch, boolean guesses) {
        ResidentRows rows = resident("validation", split, batch);
        AugmentedBatch whole = augmented(rows, random.child("augment").child("validation"), tf.constant(0L));
        AugmentedBatch.Seen seen = whole.after(guesses ? recipe.augmentations() : List.of());
        return pass(rows, seen, Compression.Phase.VALIDATION, null);
    }

    private ResidentRows resident(String name, TrainingGraph.SplitRows split, Operand<TInt32> batch) {
        return new ResidentRows(tf, variables, name, split.rows(), data.shape(), split.teacher(), batch);
    }

    private AugmentedBatch augmented(ResidentRows rows, RandomSource draws, Operand<TInt64> number) {
        return new AugmentedBatch(tf, rows.features(), data, Span.of(rows.rows()), draws, number);
    }

    private Pass pass(
            ResidentRows rows,
            AugmentedBatch.Seen seen,
            Compression.Phase phase,
            @Nullable Placeholder<TInt64> chance) {
        Compression compression = new Compression(tf, recipe.compressors(), variables, phase);
        Operand<TFloat32> features = seen.features();
        Forward forward = new ForwardGraph(
                        tf,
                        features,
                        training,
                        data,
                        compression.over(variables.scope(ModelWeights.SCOPE)),
                        compression,
                        chance,
                        random)
                .build(recipe.architecture());
        return new Pass(rows, seen, forward, compression);
    }
}
