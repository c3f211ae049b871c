package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.TrainSettings.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How each variable of a model follows its gradient: like all others, more slowly, later, or never. A layer is a variable's
 * name without its last part, {@code hidden0} of {@code hidden0/weights}; the variables of loss terms are in none.
 */
final class Layers {

    /** All alike. */
    static final Layers ALIKE = new Layers(Map.of(), 1);

    private final Map<String, Layer> byVariable;
    private final long stepsPerEpoch;

    private Layers(Map<String, Layer> byVariable, long stepsPerEpoch) {
        this.byVariable = byVariable;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /**
     * {@return what the settings say of each variable; of several names that fit, the longest counts}
     *
     * @throws InvalidInputException if a name fits none
     */
    static Layers of(Map<String, Layer> settings, Collection<String> variables, long stepsPerEpoch) {
        List<String> names = variables.stream()
                .filter(name -> name.startsWith(ModelWeights.SCOPE))
                .map(name -> name.substring(ModelWeights.SCOPE.length()))
                .toList();
        List<Problem> problems = new ArrayList<>();
        Map<String, Layer> byVariable = new LinkedHashMap<>();
        settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                .forEach(one -> {
                    List<String> fitting = names.stream()
                            .filter(name -> fits(one.getKey(), name))
                            .toList();
                    fitting.forEach(name -> byVariable.put(ModelWeights.SCOPE + name, one.getValue()));
                    if (fitting.isEmpty()) {
                        problems.add(Problem.error(
                                "train.layers",
                                "there is no layer '" + one.getKey() + "'",
                                "there are: " + String.join(", ", layers(names))));
                    }
                });
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Layers(byVariable, stepsPerEpoch);
    }

    private static boolean fits(String layer, String variable) {
        return layer.endsWith("*")
                ? variable.startsWith(layer.substring(0, layer.length() - 1))
                : variable.equals(layer) || variable.startsWith(layer + "/");
    }

    private static Collection<String> layers(List<String> variables) {
        Collection<String> layers = new TreeSet<>();
        variables.forEach(name -> layers.add(name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : name));
        return layers;
    }

    private Layer of(String variable) {
        return byVariable.getOrDefault(variable, Layer.PLAIN);
    }

    /** {@return whether a variable keeps its first values to the end} */
    boolean frozen(String variable) {
        return of(variable).frozen();
    }

    /** {@return whether a variable begins with values of its own, whatever its model starts from} */
    boolean fresh(String variable) {
        return of(variable).fresh();
    }

    /** {@return what the learning rate of a variable is multiplied with} */
    double factor(String variable) {
        return of(variable).learningRateFactor();
    }

    /** {@return the first step that moves a variable, from 0} */
    long released(String variable) {
        return of(variable)
                .frozenEpochs()
                .map(epochs -> (long) Math.ceil(epochs * stepsPerEpoch))
                .orElse(0L);
    }
}
