package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.ExportedModel;
import io.limbeck.engine.run.Prediction;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck predict RUN CSV}. */
@Command(
        name = "predict",
        description = "Asks a model of a finished run, or an exported one, about new rows; prints CSV.")
class PredictCommand extends WorkingCommand {

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description =
                    "The run: its id, its beginning, its folder, or 'latest'; or the folder of an exported model.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "CSV", description = "The rows, with the data set's own columns.")
    private Path csv;

    @Option(
            names = "--model",
            paramLabel = "PLACE",
            defaultValue = "student",
            description = "The model, e.g. teacher, or small for students.small; default: ${DEFAULT-VALUE}.")
    private String model = "student";

    @Option(names = "--variant", paramLabel = "N", defaultValue = "0", description = "Point of a sweep, from 0.")
    private int variant;

    @Option(names = "--to", paramLabel = "FILE", description = "Writes there in place of standard output.")
    private @Nullable Path to;

    @Option(
            names = "--interval",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description =
                    "Of a model that predicts a number: how much of it the interval is to hold; default: ${DEFAULT-VALUE}.")
    private double share;

    @Mixin
    private DeviceOptions device;

    @Override
    public Integer call() {
        if (!(share > 0) || share >= 1) {
            throw new InvalidInputException(Problem.error(
                    "--interval",
                    "must be between 0 and 1, but is '" + share + "'",
                    "write the share of the outcomes that the interval is to hold, such as 0.9"));
        }
        Path folder = Path.of(run);
        if (Files.exists(folder.resolve("saved_model.pb"))) {
            throw new InvalidInputException(Problem.error(
                    "RUN",
                    "'" + run + "' holds a SavedModel, which is scored by TensorFlow and not by 'limbeck predict'",
                    "export the model with '--format portable', or give the run it came from"));
        }
        Prediction prediction = ExportedModel.isAt(folder) ? ExportedModel.predict(folder, csv) : ofRun();
        String text = prediction.number().isPresent()
                ? new PredictedNumbers(prediction, share).text(json())
                : json() ? Json.pretty(json(prediction)) + "\n" : csv(prediction);
        if (to == null) {
            out().print(text);
            out().flush();
        } else {
            AuditCommand.write(to, text);
        }
        return ExitCode.DONE;
    }

    private Prediction ofRun() {
        RunFolder folder = RunFolder.open(runs(), run);
        return engine(device.session(), folder).predict(folder, model, csv, variant);
    }

    private static ObjectNode json(Prediction prediction) {
        ObjectNode tree = Json.object();
        ArrayNode rows = tree.putArray("predictions");
        for (int row = 0; row < prediction.probabilities().length; row++) {
            ObjectNode one = rows.addObject().put("decision", prediction.decision(row));
            ObjectNode probabilities = one.putObject("probabilities");
            for (int c = 0; c < prediction.classes().size(); c++) {
                probabilities.put(prediction.classes().get(c), prediction.probabilities()[row][c]);
            }
            if (prediction.sets().isPresent()) {
                prediction.set(row).forEach(one.putArray("set")::add);
            }
        }
        return tree;
    }

    private static String csv(Prediction prediction) {
        StringBuilder text = new StringBuilder("decision");
        prediction.classes().forEach(name -> text.append(',').append(quoted("p(" + name + ")")));
        text.append(prediction.sets().isPresent() ? ",set" : "");
        text.append('\n');
        for (int row = 0; row < prediction.probabilities().length; row++) {
            text.append(quoted(prediction.decision(row)));
            for (double probability : prediction.probabilities()[row]) {
                text.append(',').append(String.format(Locale.ROOT, "%.6f", probability));
            }
            if (prediction.sets().isPresent()) {
                text.append(',').append(quoted(String.join(" ", prediction.set(row))));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
