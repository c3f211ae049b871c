package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a model takes over from the one it starts from: each of its variables that has a namesake of the same shape there,
 * or one that has this shape when the units that were pruned away are left out.
 * The others, such as a head for other classes, begin as they would without; so do layers that are to start fresh.
 *
 * @param taken names of the variables that were taken over
 * @param fresh names of those that were not
 */
record Start(List<String> taken, List<String> fresh) {

    private static final int NAMED = 12;

    /**
     * Gives these variables their first values where the lesson has a model to start from.
     *
     * @throws InvalidInputException if there is one and nothing of it fits
     */
    static Start of(Lesson lesson, Variables variables, Layers layers) {
        Start start = new Start(new ArrayList<>(), new ArrayList<>());
        for (Teacher model : lesson.models(Trainer.START)) {
            TrainedWeights weights = model.weights()
                    .orElseThrow(() -> problem(
                            "has no variables to start from: only models trained here have them",
                            "plug in a 'models/trained'; a model of another kind can be the 'teacher'"));
            start.take(weights, variables, layers);
        }
        return start;
    }

    private void take(TrainedWeights weights, Variables variables, Layers layers) {
        LiveUnits live = new LiveUnits(weights);
        for (String full : variables.model()) {
            if (full.startsWith(ModelWeights.SCOPE)) {
                String name = full.substring(ModelWeights.SCOPE.length());
                Optional<float[]> values =
                        layers.fresh(full) || !weights.names().contains(name)
                                ? Optional.empty()
                                : Arrays.equals(weights.shape(name), variables.shape(full))
                                        ? Optional.of(weights.values(name))
                                        : live.fit(name, variables.shape(full));
                values.ifPresent(first -> variables.begin(full, first));
                (values.isPresent() ? taken : fresh).add(name);
            }
        }
        if (taken.isEmpty()) {
            throw problem(
                    "nothing of the model that is plugged in fits: it has " + list(weights.names(), weights::shape)
                            + "; this model has "
                            + list(fresh, name -> variables.shape(ModelWeights.SCOPE + name)),
                    "give both the same architecture, or layers of the same names and shapes");
        }
    }

    private static String list(Collection<String> names, Function<String, long[]> shape) {
        String some = names.stream()
                .limit(NAMED)
                .map(name -> name + " " + Arrays.toString(shape.apply(name)))
                .collect(Collectors.joining(", "));
        return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
    }

    private static InvalidInputException problem(String message, String remedy) {
        return new InvalidInputException(Problem.error(Trainer.START, message, remedy));
    }

    /** {@return how many variables were taken over and how many not}; nothing for a model that starts from none */
    Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        if (!taken.isEmpty()) {
            facts.put("variablesTaken", (double) taken.size());
            facts.put("variablesFresh", (double) fresh.size());
        }
        return facts;
    }
}
