package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.FairnessFigure;
import io.limbeck.engine.evaluate.StageFigure;
import io.limbeck.engine.report.statistics.Figure;
import io.limbeck.engine.report.statistics.PairedDifference;
import io.limbeck.engine.report.statistics.Tests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Chains of models that were made from one another: base, fine-tuned, pruned, quantized, post-processed. Every figure of
 * every stage, over all rows and by group, and what each step changed, tested on the same rows and corrected by Holm over
 * all steps, groups and metrics of the chain.
 */
final class StageChains {

    /** Rows a figure must be counted upon to be tested. */
    static final int FEWEST = 20;

    static final double LEVEL = 0.05;

    /** What is followed through the stages of a chain. */
    private record Key(String metric, String attribute, String group) {}

    private final List<ModelRecord> chain;

    private StageChains(List<ModelRecord> chain) {
        this.chain = chain;
    }

    /** {@return the chains of a variant}, one for each model that is made from another and is no stage before a third */
    static ArrayNode of(VariantRecord variant) {
        List<ObjectNode> chains = new ArrayList<>();
        for (ModelRecord last : variant.models()) {
            boolean end =
                    variant.models().stream().noneMatch(model -> model.before().equals(last.place()));
            List<ModelRecord> chain = end ? chain(variant.models(), last) : List.of();
            if (chain.size() > 1) {
                chains.add(new StageChains(chain).report());
            }
        }
        return Json.array(chains);
    }

    private static List<ModelRecord> chain(Collection<ModelRecord> models, ModelRecord last) {
        List<ModelRecord> chain = new ArrayList<>(List.of(last));
        Optional<ModelRecord> before = before(models, last);
        while (before.isPresent() && !chain.contains(before.get())) {
            chain.add(0, before.get());
            before = before(models, before.get());
        }
        return chain;
    }

    private static Optional<ModelRecord> before(Collection<ModelRecord> models, ModelRecord model) {
        return models.stream()
                .filter(one -> !model.before().isEmpty() && one.place().equals(model.before()))
                .findFirst();
    }

    private ObjectNode report() {
        ObjectNode node = Json.object().put("chain", chain.get(chain.size() - 1).title());
        node.set("stages", Json.texts(chain.stream().map(ModelRecord::title).toList()));
        List<ObjectNode> series = new ArrayList<>();
        List<ObjectNode> steps = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (StageFigure first : figures(chain.get(1), 0)) {
            Key key = new Key(first.metric(), first.attribute(), first.group());
            ObjectNode line = described(key, first.better());
            ArrayNode values = line.putArray("values");
            values.add(value(chain.get(1), key, StageFigure::before));
            for (int stage = 1; stage < chain.size(); stage++) {
                values.add(value(chain.get(stage), key, StageFigure::after));
                PairedDifference difference = difference(chain.get(stage), key);
                p.add(difference.p());
                ObjectNode step = described(key, first.better());
                step.put("from", chain.get(stage - 1).title())
                        .put("to", chain.get(stage).title())
                        .put("rows", rows(chain.get(stage), key))
                        .<ObjectNode>set("difference", Json.number(difference.mean()))
                        .<ObjectNode>set("low", Json.number(difference.low()))
                        .<ObjectNode>set("high", Json.number(difference.high()))
                        .set("p", Json.number(difference.p()));
                steps.add(step);
            }
            series.add(line);
        }
        double[] adjusted =
                Tests.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            steps.get(i).<ObjectNode>set("adjusted", Json.number(adjusted[i])).put("differs", adjusted[i] < LEVEL);
        }
        node.set("series", Json.array(series));
        node.set("differences", Json.array(steps));
        node.set("gaps", Json.array(gaps()));
        node.set("findings", Json.texts(StageSentences.of(steps)));
        return node;
    }

    /** Fairness figures at every stage, and their paired changes over repetitions; {@code changes} begins at the second. */
    private List<ObjectNode> gaps() {
        List<ObjectNode> gaps = new ArrayList<>();
        List<FairnessFigure> first = chain.get(0).repetitions().isEmpty()
                ? List.of()
                : chain.get(0).repetitions().get(0).evaluation().fairness();
        for (FairnessFigure figure : first) {
            List<double[]> estimates =
                    chain.stream().map(model -> estimates(model, figure)).toList();
            ObjectNode gap = Json.object()
                    .put("metric", figure.metric())
                    .put("title", MetricNames.title(figure.metric()))
                    .put("better", figure.better().name().toLowerCase(Locale.ROOT))
                    .put("attribute", figure.attribute());
            ArrayNode values = gap.putArray("values");
            ArrayNode changes = gap.putArray("changes");
            for (int stage = 0; stage < estimates.size(); stage++) {
                double[] now = estimates.get(stage);
                values.add(Json.figure(Figure.of(now)));
                if (stage > 0 && estimates.get(stage - 1).length == now.length) {
                    double[] before = estimates.get(stage - 1);
                    changes.add(Json.figure(Figure.of(IntStream.range(0, now.length)
                            .mapToDouble(i -> now[i] - before[i])
                            .toArray())));
                }
            }
            if (changes.size() == chain.size() - 1) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private static double[] estimates(ModelRecord model, FairnessFigure of) {
        return model.repetitions().stream()
                .flatMap(repetition -> repetition.evaluation().fairness().stream())
                .filter(one ->
                        one.metric().equals(of.metric()) && one.attribute().equals(of.attribute()))
                .mapToDouble(one -> one.result().estimate())
                .toArray();
    }

    private static ObjectNode described(Key key, String better) {
        return Json.object()
                .put("metric", key.metric())
                .put("title", StageSentences.title(key.metric()))
                .put("better", better)
                .put("attribute", key.attribute())
                .put("group", key.group());
    }

    private static List<StageFigure> figures(ModelRecord model, int repetition) {
        return model.repetitions().size() > repetition
                ? model.repetitions().get(repetition).evaluation().stage()
                : List.of();
    }

    private static List<StageFigure> all(ModelRecord model, Key key) {
        return model.repetitions().stream()
                .flatMap(repetition -> repetition.evaluation().stage().stream())
                .filter(figure -> figure.metric().equals(key.metric())
                        && figure.attribute().equals(key.attribute())
                        && figure.group().equals(key.group()))
                .toList();
    }

    private static JsonNode value(ModelRecord model, Key key, ToDoubleFunction<StageFigure> value) {
        return Json.figure(Figure.of(all(model, key).stream().mapToDouble(value).toArray()));
    }

    private static double rows(ModelRecord model, Key key) {
        return all(model, key).stream().mapToLong(StageFigure::rows).average().orElse(0);
    }

    private static PairedDifference difference(ModelRecord model, Key key) {
        List<StageFigure> figures = all(model, key);
        return PairedDifference.of(
                figures.stream().mapToDouble(one -> one.after() - one.before()).toArray(),
                figures.stream()
                        .mapToDouble(one -> one.rows() < FEWEST ? Double.NaN : one.error())
                        .toArray());
    }
}
