package io.limbeck.plugins.models;

import io.limbeck.spi.Copies;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.Trainer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * One network on its way, kept whenever it has settled, answering together: a snapshot ensemble [1]. The recipe is one
 * cycle; its learning rate falls to zero within it ({@code {schedule: cosine, from: 0.1}}), and the next cycle begins with
 * the weights this one ended at and the full rate again. The optimizer's own state begins anew in each cycle.
 *
 * <p>[1] Huang, Li, Pleiss, Liu, Hopcroft, Weinberger: Snapshot Ensembles: Train 1, Get M for Free, 2017, section 3.
 */
final class SnapshotEnsemble implements TeacherSource {

    @Summary("One network kept at the end of each cycle of its learning rate; answers with the mean of the"
            + " probabilities")
    record Settings(
            @Summary("Cycles, each as long as 'of' says") @Default("5") @Min(2) @Max(1000)
            int cycles,

            @Summary("What is averaged: probabilities or logits") @Default("probabilities")
            Fusion.Mode mode) {}

    private final Settings settings;

    SnapshotEnsemble(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Fusion.averaging(settings.mode(), inputs, DeepEnsemble.giving(settings.cycles(), inputs))
                .copying(DeepEnsemble.OF, Copies.inARow(settings.cycles(), Trainer.START));
    }

    @Override
    public Teacher open(Lesson lesson) {
        return DeepEnsemble.together(lesson, settings.mode());
    }
}
