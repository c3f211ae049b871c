package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of two classes whose scores are decided upon by a rule for each group. Its logits lie symmetrically around
 * zero and say where the score stands to the threshold of its row, see {@link Standing}. Where a rule leaves a choice to
 * chance, a row's choice is a function of the source of chance and the row's id, so that a row is decided alike whenever
 * it is asked about. The model belongs to the host, which closes it.
 */
final class ThresholdTeacher implements Teacher {

    private static final Threshold HALF = new Threshold(true, Math.nextDown(0.5));
    private static final Threshold ALWAYS = new Threshold(true, Double.NEGATIVE_INFINITY);
    private static final Threshold NEVER = new Threshold(true, Double.POSITIVE_INFINITY);

    private final Teacher model;
    private final String attribute;
    private final Map<String, ThresholdRule> rules;
    private final Others others;
    private final RandomSource random;

    ThresholdTeacher(
            Teacher model, String attribute, Map<String, ThresholdRule> rules, Others others, RandomSource random) {
        this.model = model;
        this.attribute = attribute;
        this.rules = new LinkedHashMap<>(rules);
        this.others = others;
        this.random = random;
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        Groups groups = groups(rows);
        double[][] probabilities = model.outputs(rows, split).probabilities();
        float[] logits = new float[2 * rows.rows()];
        for (int row = 0; row < rows.rows(); row++) {
            Threshold threshold = threshold(groups, row, rows.ids()[row]);
            double logOdds = Standing.logOdds(probabilities[row][rows.favourable()], threshold);
            logits[2 * row + rows.favourable()] = (float) (logOdds / 2);
            logits[2 * row + 1 - rows.favourable()] = (float) (-logOdds / 2);
        }
        return new ModelOutputs(logits, 2);
    }

    private Groups groups(Table rows) {
        return rows.sensitive().stream()
                .filter(groups -> groups.attribute().equals(attribute))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "attribute",
                        "decides by '" + attribute + "', which these rows do not say",
                        "give them a column '" + attribute + "' with each row's group: " + rules.keySet())));
    }

    private Threshold threshold(Groups groups, int row, long id) {
        int code = groups.codes()[row];
        ThresholdRule rule = code < 0 ? null : rules.get(groups.names().get(code));
        if (rule != null) {
            return drawn(rule, random.uniform(id));
        }
        if (others == Others.REFUSE) {
            throw new InvalidInputException(Problem.error(
                    "others",
                    code < 0
                            ? "the '" + attribute + "' of row " + id + " is unknown"
                            : "there is no threshold for the group '"
                                    + groups.names().get(code) + "' of row " + id,
                    "decided can be only about " + rules.keySet() + "; 'others: as-model' leaves it to the model"));
        }
        return HALF;
    }

    private static Threshold drawn(ThresholdRule rule, double uniform) {
        if (uniform < rule.ignore()) {
            return uniform < rule.ignore() * rule.constant() ? ALWAYS : NEVER;
        }
        return uniform < rule.ignore() + (1 - rule.ignore()) * rule.firstShare() ? rule.first() : rule.second();
    }

    /** Layers are as they were; a gradient of a decision or a loss is another one than the model's. */
    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return view instanceof View.Tap ? model.view(view, rows, split) : Teacher.super.view(view, rows, split);
    }

    @Override
    public void save(Path folder) throws IOException {
        RulesFile.write(folder, rules);
    }

    /** The thresholds of each group, 0 where all scores are favourable and 1 where none is; what is left to chance. */
    @Override
    public Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        rules.forEach((group, rule) -> {
            double share = rule.firstShare();
            List<Threshold> used = share == 1
                    ? List.of(rule.first())
                    : share == 0 ? List.of(rule.second()) : List.of(rule.first(), rule.second());
            facts.put(name("threshold", used.get(0), group), Standing.clamped(used.get(0)));
            if (used.size() > 1) {
                facts.put(name("or threshold", used.get(1), group), Standing.clamped(used.get(1)));
                facts.put("share of the former, " + group, share);
            }
            if (rule.ignore() > 0) {
                facts.put("share of scores ignored, " + group, rule.ignore());
                facts.put("favourable of these, " + group, rule.constant());
            }
        });
        return facts;
    }

    private static String name(String what, Threshold threshold, String group) {
        return what + (threshold.above() ? ", " : " to stay below, ") + group;
    }
}
