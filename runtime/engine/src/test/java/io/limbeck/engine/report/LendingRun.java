package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.Evaluator;
import io.limbeck.engine.evaluate.PlainMetrics;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as the engine would record it, without training anything: the models are noisy readings of a known truth, and
 * the fairness weight moves the scores of one group. Two students, their twins, two attributes and an intersection.
 */
final class LendingRun {

    private static final List<String> CLASSES = List.of("refused", "granted");
    private static final double[] WEIGHTS = {0, 0.2, 0.4, 0.6, 0.8, 1};
    private static final List<String> RACES = List.of("White", "Black", "Asian-Pac-Islander", "Other");

    private final Evaluator evaluator = new Evaluator(
            List.of(
                    PlainMetrics.accuracy(),
                    PlainMetrics.negativeLogLikelihood(),
                    PlainMetrics.calibration(),
                    PlainMetrics.fidelity()),
            List.of(PlainMetrics.demographicParity(0.1), PlainMetrics.equalOpportunity(0.1)));
    private final int repetitions;
    private final int rows;
    private final boolean intervals;

    private LendingRun(int repetitions, int rows, boolean intervals) {
        this.repetitions = repetitions;
        this.rows = rows;
        this.intervals = intervals;
    }

    /** A sweep of six points, five repetitions each. */
    static RunRecord sweep() {
        return new LendingRun(5, 3_000, false).run(6, "Fair credit");
    }

    /** A single repetition without a sweep. */
    static RunRecord single(String name) {
        return new LendingRun(1, 400, true).run(1, name);
    }

    private RunRecord run(int points, String name) {
        List<VariantRecord> variants = new ArrayList<>();
        for (int v = 0; v < points; v++) {
            double weight = WEIGHTS[v];
            Map<String, JsonNode> assignments = new LinkedHashMap<>();
            if (points > 1) {
                assignments.put("student.objective[2].weight", DoubleNode.valueOf(weight));
            }
            variants.add(new VariantRecord(
                    points > 1 ? "weight = " + weight : "", assignments, data(), models(points > 1 ? weight : 0.3)));
        }
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("limbeck", "0.1.0").put("seed", 17).put("device", "cpu");
        manifest.putObject("tensorflow").put("java", "1.1.0").put("native", "2.18.0");
        manifest.putArray("components")
                .addObject()
                .put("id", "data/simulated-lending")
                .put("version", "0.1.0");
        String document = "limbeck: 1\nname: fair-credit\nseed: 17\nrepeat: 5\ndata:\n  use: data/simulated-lending\n"
                + "  sensitive: [sex, race, \"sex*race\"]\nteacher:\n  architecture: {use: models/mlp, hidden: [256, 64]}\n";
        return new RunRecord(
                "2026-01-01T10-00-00-fair-credit",
                name,
                "Does a small student keep what the large one knows, and whom does it cost?",
                "2026-01-01T10:00:00Z",
                "2026-01-01T10:01:40Z",
                document,
                manifest,
                variants,
                List.of("race: the group 'Other' has few rows; figures on it are uncertain"));
    }

    private static DataRecord data() {
        Map<String, Long> splits = new LinkedHashMap<>();
        splits.put("train", 6_000L);
        splits.put("validation", 1_800L);
        splits.put("calibration", 1_200L);
        splits.put("test", 3_000L);
        return new DataRecord(
                "data/simulated-lending",
                12_000,
                24,
                CLASSES,
                "granted",
                splits,
                List.of(
                        new GroupRecord("sex", "female", false, 3_960, 0.24),
                        new GroupRecord("sex", "male", true, 8_040, 0.37),
                        new GroupRecord("race", "White", true, 10_080, 0.34),
                        new GroupRecord("race", "Black", false, 1_200, 0.27)));
    }

    private List<ModelRecord> models(double weight) {
        List<ModelRecord> models = new ArrayList<>();
        models.add(model("teacher", Role.TEACHER, "teacher", "", "", 0, 0.4));
        for (String student : List.of("compact", "tiny")) {
            double noise = student.equals("compact") ? 0.8 : 1.4;
            String place = "students." + student;
            models.add(model(place, Role.STUDENT, student, "", "", weight, noise));
            models.add(model(
                    place + "~scratch",
                    Role.TWIN,
                    "twin: " + student + " scratch",
                    place,
                    "scratch",
                    weight * 0.9,
                    noise + 0.4));
            models.add(model(
                    place + "~hard-labels",
                    Role.TWIN,
                    "twin: " + student + " hard labels",
                    place,
                    "hard-labels",
                    weight * 0.95,
                    noise + 0.2));
        }
        return models;
    }

    private ModelRecord model(
            String place, Role role, String title, String of, String twin, double weight, double noise) {
        List<RepetitionRecord> records = new ArrayList<>();
        for (int r = 0; r < repetitions; r++) {
            Predictions teacher = predictions("test", "teacher", r, 0, 0.4, Optional.empty());
            Optional<double[][]> taught =
                    role == Role.TEACHER ? Optional.empty() : Optional.of(teacher.probabilities());
            Map<String, double[][]> others = new LinkedHashMap<>();
            if (role == Role.STUDENT) {
                others.put("teacher", teacher.probabilities());
                others.put(
                        "twin: scratch",
                        predictions("test", place + "~scratch", r, weight * 0.9, noise + 0.4, Optional.empty())
                                .probabilities());
            }
            Predictions validation = predictions("validation", place, r, weight, noise, Optional.empty());
            Map<String, Double> facts = new LinkedHashMap<>();
            facts.put("parameters", role == Role.TEACHER ? 228_353.0 : title.contains("tiny") ? 202.0 : 1_657.0);
            facts.put("epochs", 18.0 + r);
            records.add(new RepetitionRecord(
                    r,
                    17 + r,
                    evaluator.evaluate(
                            predictions("test", place, r, weight, noise, taught),
                            Optional.of(validation),
                            others,
                            intervals,
                            new RandomSource(r)),
                    facts,
                    curve(noise, r)));
        }
        return new ModelRecord(
                place, role, title, "models/trained", of, twin, role == Role.TEACHER ? "" : "teacher", records);
    }

    private static List<CurvePoint> curve(double noise, int repetition) {
        List<CurvePoint> points = new ArrayList<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            Map<String, Double> values = new LinkedHashMap<>();
            double fall = StrictMath.exp(-epoch / 4.0);
            values.put("objective", 0.32 + 0.05 * noise + 0.4 * fall + 0.002 * repetition);
            values.put("validationObjective", 0.35 + 0.05 * noise + 0.35 * fall + 0.0008 * epoch);
            values.put("validationAccuracy", 0.86 - 0.02 * noise - 0.2 * fall);
            points.add(new CurvePoint(epoch, values));
        }
        return points;
    }

    private Predictions predictions(
            String split, String model, int repetition, double weight, double noise, Optional<double[][]> teacher) {
        RandomSource people = new RandomSource(1).child(split);
        RandomSource error = new RandomSource(2).child(split).child(model).child(repetition);
        double[][] probabilities = new double[rows][2];
        int[] labels = new int[rows];
        int[] sex = new int[rows];
        int[] race = new int[rows];
        int[] both = new int[rows];
        double[] ones = new double[rows];
        for (int row = 0; row < rows; row++) {
            RandomSource person = people.child(row);
            sex[row] = person.uniform(0) < 0.33 ? 0 : 1;
            double draw = person.uniform(1);
            race[row] = draw < 0.84 ? 0 : draw < 0.94 ? 1 : draw < 0.99 ? 2 : 3;
            both[row] = sex[row] * RACES.size() + race[row];
            double truth = 1.9 * person.normal(1) - 0.9 - (sex[row] == 0 ? 0.8 : 0) - (race[row] == 1 ? 0.4 : 0);
            labels[row] = person.uniform(5) < logistic(truth) ? 1 : 0;
            double score = truth + noise * error.normal(row) + (sex[row] == 0 ? 1.9 : -0.5) * weight;
            probabilities[row][1] = logistic(score);
            probabilities[row][0] = 1 - probabilities[row][1];
            ones[row] = 1;
        }
        List<String> pairs = new ArrayList<>();
        for (String s : List.of("female", "male")) {
            RACES.forEach(name -> pairs.add(s + ", " + name));
        }
        List<Groups> sensitive = List.of(
                new Groups("sex", sex, List.of("female", "male"), "male"),
                new Groups("race", race, RACES, "White"),
                new Groups("sex×race", both, pairs, ""));
        return new Predictions(probabilities, labels, ones, CLASSES, 1, sensitive, teacher);
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
