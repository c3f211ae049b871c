package io.limbeck.plugins.models;

import io.limbeck.spi.Copies;
import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;

/**
 * One recipe, trained several times from other first values and in other orders of rows, answering together: a deep
 * ensemble [1]. The answer is the plain mean of the members' probabilities.
 *
 * <p>[1] Lakshminarayanan, Pritzel, Blundell: Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles,
 * 2017, section 2.4; without its adversarial examples.
 */
final class DeepEnsemble implements TeacherSource {

    static final String OF = "of";

    @Summary("One recipe trained several times with other chance; answers with the mean of the probabilities")
    record Settings(
            @Summary("How many models are trained") @Default("5") @Min(2) @Max(1000)
            int members,

            @Summary("What is averaged: probabilities or logits") @Default("probabilities")
            Fusion.Mode mode) {}

    private final Settings settings;

    DeepEnsemble(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Fusion.averaging(settings.mode(), inputs, giving(settings.members(), inputs))
                .copying(OF, Copies.of(settings.members()));
    }

    static Ports giving(int members, PortSpecs inputs) {
        List<String> classes = inputs.data().map(TableSpec::classes).orElse(List.of());
        return Ports.giving(new ModelSpec(classes, List.of(), false, members));
    }

    @Override
    public Teacher open(Lesson lesson) {
        return together(lesson, settings.mode());
    }

    static Teacher together(Lesson lesson, Fusion.Mode mode) {
        List<Teacher> members = lesson.models(OF);
        double[] shares = new double[members.size()];
        Arrays.fill(shares, 1.0 / shares.length);
        return new FusedTeacher(members, shares, mode);
    }
}
