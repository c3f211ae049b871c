package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.spi.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code sweep: {axes: {path: values}, search: grid | random, trials, seed}}.
 *
 * @param axes the axes by place
 * @param random whether some points are taken by chance, rather than all
 * @param trials how many points chance takes
 * @param seed root of that chance
 */
record SweepSection(Map<String, Axis> axes, boolean random, int trials, long seed) {

    private static final List<String> KEYS = List.of("axes", "search", "trials", "seed");
    private static final int STANDARD_TRIALS = 20;

    static SweepSection read(JsonNode section, List<Problem> problems) {
        if (!section.isMissingNode() && !section.isNull() && !section.isObject()) {
            problems.add(Problem.error(
                    "sweep",
                    "must be a map, but is '" + ExperimentReader.shorten(section.toString()) + "'",
                    "write sweep: {axes: {student.train.epochs: [5, 10]}}"));
        }
        section.properties().forEach(field -> {
            if (!KEYS.contains(field.getKey())) {
                problems.add(Problem.error(
                        "sweep." + field.getKey(),
                        "there is no '" + field.getKey() + "' in a sweep",
                        Suggestions.didYouMean(field.getKey(), KEYS) + "there are " + String.join(", ", KEYS)));
            }
        });
        String search = section.path("search").asText("grid");
        if (!search.equals("grid") && !search.equals("random")) {
            problems.add(Problem.error(
                    "sweep.search", "must be grid or random, but is '" + search + "'", "write grid or random"));
        }
        JsonNode trials = section.path("trials");
        if (!trials.isMissingNode()
                && (!trials.canConvertToInt() || !trials.isIntegralNumber() || trials.asInt() < 1)) {
            problems.add(Problem.error(
                    "sweep.trials",
                    "must be a whole number above 0, but is '" + trials.asText() + "'",
                    "write how many points chance should take, 20 for instance"));
        }
        return new SweepSection(
                axes(section.path("axes"), problems),
                search.equals("random"),
                trials.asInt(STANDARD_TRIALS),
                section.path("seed").asLong(0));
    }

    private static Map<String, Axis> axes(JsonNode axes, List<Problem> problems) {
        Map<String, Axis> found = new LinkedHashMap<>();
        axes.properties().forEach(field -> {
            String where = "sweep.axes." + field.getKey();
            try {
                Optional<Axis> axis = Axis.of(field.getValue());
                Place place = Place.of(field.getKey());
                axis.ifPresentOrElse(
                        values -> found.put(place.toString(), values),
                        () -> problems.add(
                                Problem.error(
                                        where,
                                        "must be values, but is '"
                                                + ExperimentReader.shorten(
                                                        field.getValue().toString()) + "'",
                                        "write a list, {from: 0, to: 1, step: 0.1}, {range: [0, 10, 2]} or {interval: [0, 1]}")));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(where, String.valueOf(e.getMessage()), "mend the values of this axis"));
            }
        });
        return found;
    }
}
