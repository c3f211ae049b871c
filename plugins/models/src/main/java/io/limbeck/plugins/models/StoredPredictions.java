package io.limbeck.plugins.models;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A model known by what it said: predictions made elsewhere, in a CSV file with one column per class, named as the
 * class. A column {@code id} holds the row's number in the source, from 0; without one the file's rows are in the
 * source's order.
 */
final class StoredPredictions implements TeacherSource {

    /** What the file holds. */
    enum Values {
        /** Class probabilities. */
        PROBABILITIES,
        /** Logits. */
        LOGITS
    }

    @Summary("A model known by its predictions, read from a CSV file with a column per class")
    record Settings(
            @Summary("The CSV file; relative paths start at the experiment's folder") @NotBlank
            String path,

            @Summary("What its numbers are") @Default("probabilities")
            Values values) {}

    private final Settings settings;
    private final Path file;

    StoredPredictions(Settings settings, ComponentContext context) {
        this.settings = settings;
        this.file = context.baseDirectory().resolve(settings.path());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "there is no readable file '" + settings.path() + "'",
                    "give the path of a CSV file, absolute or relative to the experiment's folder"));
        }
    }

    @Override
    public String fingerprint() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public Teacher open(Lesson lesson) {
        List<String> classes = lesson.rows(Split.TRAIN).classes();
        return new StoredTeacher(
                settings.path(),
                PredictionFile.read(file, settings.path(), classes, settings.values()),
                classes.size());
    }
}
