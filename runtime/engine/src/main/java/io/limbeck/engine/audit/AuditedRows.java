package io.limbeck.engine.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.Parts;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of an audit: truth, decisions, scores and groups, read from a CSV file.
 *
 * @param request what to audit
 * @param parts makes the component that reads
 */
record AuditedRows(AuditRequest request, Parts parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Table read() {
        if (!Files.isRegularFile(request.csv())) {
            throw new InvalidInputException(Problem.error(
                    request.csv().toString(),
                    Files.isDirectory(request.csv()) ? "is a folder" : "there is no such file",
                    "name a CSV file; relative names start in " + Path.of("").toAbsolutePath()));
        }
        ObjectNode settings = JSON.createObjectNode();
        settings.put("path", request.csv().toAbsolutePath().toString());
        settings.put("label", request.target());
        settings.put("missing", "error");
        request.favourable().ifPresent(name -> settings.put("favourable", name));
        ArrayNode sensitive = settings.putArray("sensitive");
        request.sensitive().forEach(sensitive::add);
        ObjectNode privileged = settings.putObject("privileged");
        request.privileged().forEach(privileged::put);
        ArrayNode features = settings.putArray("features");
        features.add(request.prediction());
        request.score().ifPresent(features::add);
        settings.putArray("categorical").add(request.prediction());
        try {
            return parts.make(
                            "data/csv",
                            DatasetSource.KIND,
                            settings,
                            request.csv().toString())
                    .read();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.problems().stream()
                    .map(problem -> asOption(problem))
                    .distinct()
                    .toList());
        }
    }

    /** The same problem, with the option in place of the setting that the option became. */
    private Problem asOption(Problem problem) {
        String setting = problem.where().replaceFirst("[.\\[].*", "");
        String place =
                switch (setting) {
                    case "label" -> "--target";
                    case "sensitive" -> "--sensitive";
                    case "privileged" -> "--privileged";
                    case "favourable", "classes" -> "--favourable";
                    case "features", "categorical" ->
                        problem.message().contains("'" + request.prediction() + "'") ? "--prediction" : "--score";
                    default -> request.csv().toString();
                };
        return new Problem(problem.severity(), place, problem.message(), problem.remedy());
    }

    /** {@return the file's decisions, and scores if there are any, beside the truth} */
    Predictions predictions(Table rows) {
        if (rows.classes().size() != 2 && request.score().isPresent()) {
            throw new InvalidInputException(Problem.error(
                    "--score",
                    "a score column speaks of two classes, but column '" + request.target() + "' has "
                            + rows.classes().size(),
                    "leave --score out"));
        }
        int classes = rows.classes().size();
        int[] decided = decisions(rows);
        double[][] probabilities = new double[rows.rows()][classes];
        double[] scores = request.score().map(name -> scores(name, rows)).orElse(null);
        for (int row = 0; row < rows.rows(); row++) {
            if (scores == null) {
                probabilities[row][decided[row]] = 1;
            } else {
                probabilities[row][rows.favourable()] = scores[row];
                probabilities[row][1 - rows.favourable()] = 1 - scores[row];
            }
        }
        Predictions predictions = new Predictions(
                probabilities,
                rows.labels(),
                rows.weights(),
                rows.classes(),
                rows.favourable(),
                rows.sensitive(),
                Optional.empty());
        requireAgreement(predictions.decisions(), decided);
        return predictions;
    }

    private int[] decisions(Table rows) {
        Column.Categorical column = (Column.Categorical) column(rows, request.prediction());
        int[] decided = new int[rows.rows()];
        for (int row = 0; row < decided.length; row++) {
            String value = column.categories().get(column.codes()[row]);
            decided[row] = rows.classes().indexOf(value);
            if (decided[row] < 0) {
                throw new InvalidInputException(Problem.error(
                        "--prediction",
                        "column '" + request.prediction() + "' says '" + value + "', which is no class of column '"
                                + request.target() + "' (" + String.join(", ", rows.classes()) + ")",
                        "name the column of decided classes; a column of probabilities belongs to --score"));
            }
        }
        return decided;
    }

    private static double[] scores(String name, Table rows) {
        if (!(column(rows, name) instanceof Column.Numeric numeric)) {
            throw new InvalidInputException(Problem.error(
                    "--score", "column '" + name + "' does not hold numbers", "name a column of probabilities"));
        }
        for (double score : numeric.values()) {
            if (!(score >= 0 && score <= 1)) {
                throw new InvalidInputException(Problem.error(
                        "--score",
                        "column '" + name + "' holds '" + score + "', which is no probability",
                        "give probabilities of the favourable class, between 0 and 1"));
            }
        }
        return numeric.values();
    }

    /** Decisions and scores must tell one story, or every figure would depend on which of them it is made of. */
    private void requireAgreement(int[] fromScores, int[] decided) {
        int differing = 0;
        for (int row = 0; row < decided.length; row++) {
            differing += fromScores[row] == decided[row] ? 0 : 1;
        }
        if (differing > 0) {
            throw new InvalidInputException(Problem.error(
                    "--score",
                    "the scores contradict the decisions of column '" + request.prediction() + "' in '" + differing
                            + "' of " + decided.length + " rows, taking 0.5 as the threshold",
                    "check --favourable; where another threshold was used, audit decisions without --score"));
        }
    }

    private static Column column(Table rows, String name) {
        return rows.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        Problem.error("", "there is no column '" + name + "'", "check the file's first line")));
    }
}
