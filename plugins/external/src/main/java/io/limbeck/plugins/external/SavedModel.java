package io.limbeck.plugins.external;

import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A TensorFlow SavedModel, asked through one of its signatures: a float input {@code [batch, shape…]} and a float output
 * {@code [batch, classes]}.
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
            int batch) {}

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

    @Override
    public String fingerprint() {
        return ModelFiles.hash(folder);
    }

    @Override
    public Teacher open(Lesson lesson) {
        var data = lesson.rows(Split.TRAIN).spec();
        return new AskedTeacher(
                SavedModelRespondent.load(folder, settings, data.shape()), data, settings.gives(), settings.batch());
    }
}
