package io.limbeck.plugins.external;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A TensorFlow SavedModel, asked through one of its signatures: a float input {@code [batch, shape…]} and a float output
 * {@code [batch, classes]}. Other outputs of the signature can be tapped; an encoder has no other. Variables that are named
 * can be started from.
 */
final class SavedModel implements TeacherSource {

    @Summary("A TensorFlow SavedModel, asked through one of its signatures")
    record Settings(
            @Summary("The folder that holds saved_model.pb; relative paths start at the experiment's folder") @NotBlank
            String path,

            @Summary("Name of the signature") @Default("serving_default") @NotBlank
            String signature,

            @Summary("Name of the meta graph's tag") @Default("serve") @NotBlank
            String tag,

            @Summary("The signature's input; may be left out where there is only one")
            Optional<String> input,

            @Summary("The signature's output; may be left out where there is only one")
            Optional<String> output,

            @Summary("What its numbers are") @Default("logits")
            Gives gives,

            @Summary("Rows in one question") @Default("1024") @Positive
            int batch,

            @Summary("Outputs of the signature that are shown as layers, by these names") @Default("[]")
            List<@NotBlank String> taps,

            @Summary("Whether it is an encoder: it shows its taps, and says nothing of classes (its logits are 0)")
            @Default("false")
            boolean encoder,

            @Summary("Variables that another model can start from: the name there, and the name in the SavedModel")
            @Default("{}")
            Map<String, String> variables) {}

    private final Settings settings;
    private final Path folder;

    SavedModel(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.folder = context.baseDirectory().resolve(settings.path());
        if (!Files.isReadable(folder.resolve("saved_model.pb"))) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "there is no SavedModel in '" + settings.path() + "'",
                    "give the folder that holds 'saved_model.pb', absolute or relative to the experiment's folder"));
        }
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Ports.giving(new ModelSpec(
                inputs.data().map(TableSpec::classes).orElse(List.of()),
                settings.taps(),
                false,
                0,
                !settings.variables().isEmpty()));
        return settings.encoder() && settings.taps().isEmpty()
                ? ports.with(Problem.error(
                        "taps",
                        "is empty, but all that an encoder has to show are taps",
                        "name the outputs of its signature that hold what it makes of a row"))
                : ports;
    }

    @Override
    public String fingerprint() {
        return ModelFiles.hash(folder);
    }

    @Override
    public Teacher open(Lesson lesson) {
        return new SavedModelTeacher(settings, folder, lesson.rows(Split.TRAIN).spec(), lesson.progress()::warn);
    }
}
