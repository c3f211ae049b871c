package io.limbeck.plugins.external;

import ai.onnxruntime.OrtException;
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
import java.nio.file.Path;
import java.util.Optional;

/** A model in an ONNX file, run by ONNX Runtime on the processor. */
final class Onnx implements TeacherSource {

    @Summary("A model in an ONNX file, run by ONNX Runtime")
    record Settings(
            @Summary("The file; relative paths start at the experiment's folder") @NotBlank
            String path,

            @Summary("The model's input; may be left out where there is only one")
            Optional<String> input,

            @Summary("The model's output; may be left out where there is only one")
            Optional<String> output,

            @Summary("What its numbers are") @Default("logits")
            Gives gives,

            @Summary("Rows in one question") @Default("1024") @Positive
            int batch) {}

    private final Settings settings;
    private final Path file;

    Onnx(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.file = ModelFiles.file(context, settings.path());
    }

    @Override
    public String fingerprint() {
        return ModelFiles.hash(file);
    }

    @Override
    public Teacher open(Lesson lesson) {
        var data = lesson.rows(Split.TRAIN).spec();
        try {
            return new AskedTeacher(
                    OnnxRespondent.load(file, settings, data.shape()),
                    data,
                    settings.gives(),
                    settings.batch(),
                    lesson.progress()::warn);
        } catch (OrtException e) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "ONNX Runtime cannot load '" + settings.path() + "': " + e.getMessage(),
                    "export the model again; 'onnx.checker.check_model' says what is wrong with a file"));
        }
    }
}
