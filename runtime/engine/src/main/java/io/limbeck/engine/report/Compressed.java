package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.evaluate.GroupReport;
import io.limbeck.engine.evaluate.Rate;
import io.limbeck.engine.report.statistics.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Who pays for compression: of each small model whose answers changed, and the largest change of any group. */
final class Compressed {

    /** Rows a group's rate must be counted upon, on average, to be the largest change. */
    static final int FEWEST = 20;

    private static final Map<String, Function<GroupReport, Rate>> RATES = rates();

    private static Map<String, Function<GroupReport, Rate>> rates() {
        Map<String, Function<GroupReport, Rate>> rates = new LinkedHashMap<>();
        rates.put("accuracy", GroupReport::accuracy);
        rates.put("selectionRate", GroupReport::selectionRate);
        rates.put("truePositiveRate", GroupReport::truePositiveRate);
        rates.put("falsePositiveRate", GroupReport::falsePositiveRate);
        return rates;
    }

    private final VariantRecord variant;

    private Compressed(VariantRecord variant) {
        this.variant = variant;
    }

    /** {@return one entry for each small model and model that it is held against} */
    static ArrayNode of(VariantRecord variant) {
        Compressed compressed = new Compressed(variant);
        return Json.array(variant.paid().stream().map(compressed::report).toList());
    }

    private ModelRecord model(String place) {
        return variant.models().stream()
                .filter(one -> one.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no model '" + place + "'"));
    }

    private ObjectNode report(WhoPaid paid) {
        ModelRecord small = model(paid.model());
        ModelRecord before = model(paid.against());
        ObjectNode node = Json.object().put("model", small.title()).put("against", before.title());
        ArrayNode answers = node.putArray("answers");
        paid.repetitions().stream()
                .findFirst()
                .orElse(List.of())
                .forEach(first -> answers.add(answers(paid, first.slice())));
        ArrayNode largest = node.putArray("largest");
        RATES.forEach((name, rate) -> largest(small, before, name, rate).ifPresent(largest::add));
        return node;
    }

    private static ObjectNode answers(WhoPaid paid, ChangedAnswers.Slice slice) {
        List<ChangedAnswers> same = paid.repetitions().stream()
                .flatMap(List::stream)
                .filter(one -> one.slice().equals(slice))
                .toList();
        ObjectNode node = Json.object()
                .put("kind", slice.kind().name().toLowerCase(Locale.ROOT))
                .put("attribute", slice.attribute())
                .put("name", slice.name())
                .put(
                        "rows",
                        same.stream().mapToLong(ChangedAnswers::rows).average().orElse(0))
                .<ObjectNode>set("changed", share(same, ChangedAnswers::changed))
                .<ObjectNode>set("toWrong", share(same, ChangedAnswers::toWrong))
                .set("toRight", share(same, ChangedAnswers::toRight));
        node.put(
                "changedRows",
                same.stream().mapToLong(ChangedAnswers::changed).average().orElse(0));
        paid.exemplars().stream()
                .filter(one -> one.slice().equals(slice))
                .findFirst()
                .ifPresent(one -> node.set("exemplars", exemplars(one)));
        return node;
    }

    private static ObjectNode exemplars(Exemplars of) {
        long others = of.rows() - of.exemplars();
        return Json.object()
                .put("rows", of.rows())
                .put("count", of.exemplars())
                .<ObjectNode>set("share", Json.figure(Figure.ofRates(List.of(Rate.of(of.exemplars(), of.rows())))))
                .<ObjectNode>set(
                        "rightBefore",
                        Json.number(Rate.of(of.rightBefore(), of.exemplars()).value()))
                .<ObjectNode>set(
                        "rightAfter",
                        Json.number(Rate.of(of.rightAfter(), of.exemplars()).value()))
                .set(
                        "othersRight",
                        Json.number(Rate.of(of.otherRightBefore(), others).value()));
    }

    private static JsonNode share(List<ChangedAnswers> same, ToLongFunction<ChangedAnswers> count) {
        return Json.figure(Figure.ofRates(same.stream()
                .map(one -> Rate.of(count.applyAsLong(one), one.rows()))
                .toList()));
    }

    /** The group whose rate changed most, on average over the repetitions, of those that are counted on enough rows. */
    private static Optional<ObjectNode> largest(
            ModelRecord small, ModelRecord before, String name, Function<GroupReport, Rate> rate) {
        Optional<ObjectNode> largest = Optional.empty();
        double most = -1;
        for (GroupReport group : groups(small, 0)) {
            List<Double> changes = new ArrayList<>();
            double rows = 0;
            for (int r = 0; r < small.repetitions().size(); r++) {
                Rate after = rate(small, r, group, rate);
                Rate earlier = rate(before, r, group, rate);
                changes.add(after.value() - earlier.value());
                rows += Math.min(after.denominator(), earlier.denominator());
            }
            Figure change =
                    Figure.of(changes.stream().mapToDouble(Double::doubleValue).toArray());
            double size = Math.abs(change.mean());
            if (rows / small.repetitions().size() >= FEWEST && size > most) {
                most = size;
                largest = Optional.of(Json.object()
                        .put("rate", name)
                        .put("attribute", group.attribute())
                        .put("group", group.group())
                        .set("change", Json.figure(change)));
            }
        }
        return largest;
    }

    private static List<GroupReport> groups(ModelRecord model, int repetition) {
        return model.repetitions().size() > repetition
                ? model.repetitions().get(repetition).evaluation().groups()
                : List.of();
    }

    private static Rate rate(ModelRecord model, int repetition, GroupReport of, Function<GroupReport, Rate> rate) {
        return groups(model, repetition).stream()
                .filter(one ->
                        one.attribute().equals(of.attribute()) && one.group().equals(of.group()))
                .map(rate)
                .findFirst()
                .orElse(Rate.of(0, 0));
    }
}
