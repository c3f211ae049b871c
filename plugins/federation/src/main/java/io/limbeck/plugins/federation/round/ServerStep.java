package io.limbeck.plugins.federation.round;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.util.List;

/** What a server does with new global weights before it hands them out. */
public interface ServerStep {

    /** The kind. */
    ComponentKind<ServerStep> KIND = new ComponentKind<>(
            "server-step", ServerStep.class, "Changes the global weights of a federation after they were aggregated");

    /** {@return share of the training rows that is public and belongs to no client} */
    double publicShare();

    /**
     * Prepares the steps of one federation.
     *
     * @param recipe how clients train
     * @param open a lesson whose training rows are the public ones
     */
    Work prepare(TrainingRecipe recipe, Lesson open);

    /** The steps of one federation. */
    interface Work extends AutoCloseable {

        /**
         * {@return other global weights, {@code [parameters]}}
         *
         * @param weights what the strategy made
         * @param sent what clients were sent in this round
         * @param updates what arrived in this round, unfiltered
         * @param round where the federation stands
         */
        double[] after(double[] weights, float[] sent, List<ClientUpdate> updates, Round round);

        @Override
        void close();
    }
}
