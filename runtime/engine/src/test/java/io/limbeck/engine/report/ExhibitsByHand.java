package io.limbeck.engine.report;

import io.limbeck.engine.explain.Explained;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.Exhibit.TreeNode;
import io.limbeck.spi.explain.Explanation.Figure;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One exhibit of every type, as explainers would make them, written by hand. */
final class ExhibitsByHand {

    private static final List<String> FEATURES = List.of(
            "marital-status", "education-num", "capital-gain", "age", "hours-per-week", "occupation", "relationship");
    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final RandomSource CHANCE = new RandomSource(3);

    private ExhibitsByHand() {}

    /** {@return what a model says when it is asked everything}; {@code tilt} makes models differ */
    static List<Explained> of(String model, double tilt) {
        List<Explained> explained = new ArrayList<>();
        if (!model.equals("teacher")) {
            explained.add(new Explained(
                    "",
                    "",
                    List.of(),
                    List.of(
                            cart(),
                            softTree("A soft tree of depth 3", 3),
                            softTree("A soft tree of depth 6", 6),
                            shapes())));
        }
        explained.add(new Explained(
                "interpretability/permutation-importance",
                "",
                List.of(new Figure(
                        "rank agreement with the teacher",
                        0.93 - tilt,
                        Format.NUMBER,
                        Optional.of(new Interval(0.88 - tilt, 0.97 - tilt, 0.95)),
                        "Spearman’s ρ of the importances of model and teacher")),
                List.of(importance(tilt, !model.equals("teacher")))));
        explained.add(new Explained(
                "interpretability/integrated-gradients",
                "",
                List.of(
                        new Figure(
                                "completeness gap",
                                0.00041,
                                Format.NUMBER,
                                Optional.empty(),
                                "largest |Σ attributions − change of the logit| over rows"),
                        new Figure(
                                "sign agreement",
                                0.871,
                                Format.SHARE,
                                Optional.empty(),
                                "share of attributions of one sign in model and teacher"),
                        new Figure("rows", 1024, Format.COUNT, Optional.empty(), "test rows explained")),
                List.of(signed(tilt), gallery(), deletion(tilt), table())));
        explained.add(
                model.equals("teacher")
                        ? Explained.failed(
                                "interpretability/rules",
                                "has no rules to be read. Way out: ask a student that is a tree")
                        : new Explained("interpretability/rules", "", List.of(), List.of(table())));
        return explained;
    }

    static Exhibit importance(double tilt, boolean taught) {
        List<Exhibit.BarGroup> groups = new ArrayList<>();
        for (int i = 0; i < FEATURES.size(); i++) {
            double value = 0.09 / (1 + i) + tilt * CHANCE.uniform(i) * 0.05;
            double teacher = 0.1 / (1 + i);
            groups.add(new Exhibit.BarGroup(
                    FEATURES.get(i),
                    taught ? List.of(value, teacher) : List.of(teacher),
                    taught ? List.of(around(value, 0.2), around(teacher, 0.1)) : List.of(around(teacher, 0.1))));
        }
        return new Exhibit.Bars(
                "Permutation importance",
                "How much accuracy is lost when a feature’s values are shuffled among the rows.",
                "loss of accuracy",
                taught ? List.of("model", "teacher") : List.of("model"),
                groups);
    }

    private static Interval around(double value, double share) {
        return new Interval(value * (1 - share), value * (1 + share), 0.95);
    }

    static Exhibit signed(double tilt) {
        List<Exhibit.BarGroup> groups = new ArrayList<>();
        for (int i = 0; i < FEATURES.size(); i++) {
            double value = 2.4 * (CHANCE.child("signed").uniform(i) - 0.45) + tilt;
            groups.add(new Exhibit.BarGroup(FEATURES.get(i), List.of(i == 4 ? Double.NaN : value), List.of()));
        }
        return new Exhibit.Bars("Mean attribution", "", "logit of >50K", List.of("model"), groups);
    }

    static Exhibit deletion(double tilt) {
        List<Double> x = new ArrayList<>();
        List<Double> falling = new ArrayList<>();
        List<Double> rising = new ArrayList<>();
        List<Interval> band = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            x.add(i / 20.0);
            falling.add(Math.exp(-3 * i / 20.0) - tilt);
            rising.add(1 - Math.exp(-4 * i / 20.0));
            band.add(new Interval(falling.get(i) - 0.05, falling.get(i) + 0.05, 0.95));
        }
        return new Exhibit.Curves(
                "Deletion and insertion",
                "Features are taken away, the most important first.",
                "share of features changed",
                "probability of the decision",
                List.of(
                        new Exhibit.Line("deletion", x, falling, band, false),
                        new Exhibit.Line("insertion", x, rising),
                        new Exhibit.Line(
                                "at random", List.of(0.0, 0.5, 1.0), List.of(1.0, Double.NaN, 0.1), List.of(), true)));
    }

    static Exhibit shapes() {
        List<Exhibit> shapes = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            List<Interval> band = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                x.add(17 + 6.0 * i);
                y.add(Math.sin(f + i / 3.0) * (f + 1) / 3);
                band.add(new Interval(y.get(i) - 0.2, y.get(i) + 0.2, 0.95));
            }
            shapes.add(new Exhibit.Curves(
                    FEATURES.get(f),
                    "",
                    FEATURES.get(f),
                    "logit",
                    List.of(new Exhibit.Line("shape", x, y, band, f % 2 == 0))));
        }
        shapes.add(new Exhibit.Bars(
                "workclass",
                "",
                "logit",
                List.of("model"),
                List.of(
                        new Exhibit.BarGroup("Private", List.of(0.12), List.of()),
                        new Exhibit.BarGroup("Self-employed, not incorporated", List.of(-0.31), List.of()),
                        new Exhibit.BarGroup("State", List.of(0.05), List.of()))));
        return new Exhibit.Panel(
                "Shape of every feature",
                "What a feature’s value adds to the logit; steps where the feature is binned.",
                shapes);
    }

    static Exhibit table() {
        return new Exhibit.Grid(
                "Rules",
                "Every rule with the rows it holds.",
                List.of(
                        new Exhibit.GridColumn("rows", Format.COUNT),
                        new Exhibit.GridColumn("right", Format.SHARE),
                        new Exhibit.GridColumn("logit", Format.NUMBER)),
                List.of(
                        new Exhibit.GridRow(
                                "marital-status is Married and education-num ≥ 12.5", List.of(2310.0, 0.7312, 1.02)),
                        new Exhibit.GridRow("capital-gain ≥ 7073.5", List.of(441.0, 0.9841, 4.13)),
                        new Exhibit.GridRow("otherwise", List.of(8555.0, 0.9433, Double.NaN))));
    }

    static Exhibit gallery() {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pictures.add(picture("a ‘" + i + "’, read as " + i, 28, i, false));
            pictures.add(picture("attributions of " + i, 28, i, true));
        }
        return new Exhibit.Gallery(
                "Attributions of single rows", "Orange speaks for the decision, blue against it.", pictures);
    }

    /** A ring, shifted by {@code number}; weights have both signs. */
    static Picture picture(String caption, int side, int number, boolean signed) {
        List<Float> values = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = (column - side / 2.0 + number % 5 - 2) / side;
                double y = (row - side / 2.0 + number / 5 - 1) / side;
                double ring = Math.exp(-200 * Math.pow(Math.hypot(x, y) - 0.25, 2));
                double noise = CHANCE.child(number).normal((long) row * side + column);
                values.add((float) (signed ? (x > 0 ? ring : -ring) + 0.1 * noise : ring));
            }
        }
        return new Picture(caption, side, side, values, signed);
    }

    static Exhibit softTree(String title, int depth) {
        return new Exhibit.Tree(
                title,
                "A filter says how much a pixel speaks for the way to the right.",
                DIGITS,
                soft(depth, 1, "", 1));
    }

    private static TreeNode soft(int depth, int number, String edge, double share) {
        List<Double> shares = new ArrayList<>();
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            double value = Math.exp((7 - depth) * CHANCE.child("leaf").normal(number * 10L + digit) / 2);
            shares.add(value);
            sum += value;
        }
        double all = sum;
        shares.replaceAll(value -> value / all);
        if (depth == 0) {
            return new TreeNode("", edge, share, shares, List.of(), List.of());
        }
        double right = 0.2 + 0.6 * CHANCE.child("share").uniform(number);
        return new TreeNode(
                "",
                edge,
                share,
                shares,
                List.of(picture("filter " + number, 28, number, true)),
                List.of(
                        soft(depth - 1, 2 * number, "", share * (1 - right)),
                        soft(depth - 1, 2 * number + 1, "", share * right)));
    }

    static Exhibit cart() {
        TreeNode rich = leaf("yes", 0.04, 0.03, 0.97);
        TreeNode learned = leaf("yes", 0.18, 0.27, 0.73);
        TreeNode others = leaf("no", 0.23, 0.71, 0.29);
        TreeNode single = leaf("no", 0.53, 0.95, 0.05);
        TreeNode alone = leaf("yes", 0.02, 0.12, 0.88);
        TreeNode education = node("education-num ≥ 12.5", "no", 0.41, List.of(others, learned), 0.52, 0.48);
        TreeNode gain = node("capital-gain ≥ 5095.5", "yes", 0.45, List.of(education, rich), 0.46, 0.54);
        TreeNode gainAlone = node("capital-gain ≥ 7073.5", "no", 0.55, List.of(single, alone), 0.93, 0.07);
        return new Exhibit.Tree(
                "A tree that imitates its teacher",
                "",
                List.of("≤50K", ">50K"),
                node("marital-status is Married-civ-spouse", "", 1, List.of(gainAlone, gain), 0.76, 0.24));
    }

    private static TreeNode leaf(String edge, double share, double no, double yes) {
        return new TreeNode("", edge, share, List.of(no, yes), List.of(), List.of());
    }

    private static TreeNode node(
            String label, String edge, double share, List<TreeNode> children, double no, double yes) {
        return new TreeNode(label, edge, share, List.of(no, yes), List.of(), children);
    }

    /** {@return the run with explanations of teacher and first student} */
    static RunRecord explained(RunRecord run) {
        VariantRecord variant = run.variants().get(0);
        List<ModelRecord> models = new ArrayList<>();
        for (ModelRecord model : variant.models()) {
            boolean asked = models.size() < 2;
            models.add(new ModelRecord(
                    model.place(),
                    model.role(),
                    model.title(),
                    model.component(),
                    model.of(),
                    model.twin(),
                    model.teacher(),
                    model.repetitions(),
                    asked ? of(model.title(), models.isEmpty() ? 0 : 0.04) : List.of()));
        }
        return new RunRecord(
                run.id(),
                run.name(),
                run.description(),
                run.started(),
                run.finished(),
                run.document(),
                run.manifest(),
                List.of(new VariantRecord(variant.label(), variant.assignments(), variant.data(), models)),
                run.warnings());
    }
}
