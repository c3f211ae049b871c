package io.limbeck.plugins.compression;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.TrainedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The layers that a compressor acts on. A layer is the scope of its variables: {@code hidden0} of {@code hidden0/weights}.
 *
 * @param names layers, with all that is below them; empty for every layer
 */
public record Layers(List<String> names) {

    public Layers {
        names = List.copyOf(names);
    }

    /** {@return the layer that a variable belongs to} */
    public static String of(String variable) {
        int end = variable.lastIndexOf('/');
        return end < 0 ? variable : variable.substring(0, end);
    }

    /** {@return whether the variable, or the activation that enters the layer, is among them} */
    public boolean contain(String variable) {
        return names.isEmpty() || named(variable);
    }

    /** {@return whether the variable is in a layer that is named} */
    public boolean named(String variable) {
        return names.stream().anyMatch(name -> variable.equals(name) || variable.startsWith(name + "/"));
    }

    /**
     * Looks for every layer in a model.
     *
     * @param setting the setting that names them
     * @throws InvalidInputException if one is not there
     */
    public void require(TrainedWeights weights, String setting) {
        Set<String> there = new TreeSet<>();
        weights.names().forEach(name -> there.add(of(name)));
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            if (weights.names().stream().noneMatch(new Layers(List.of(name))::named)) {
                problems.add(Problem.error(
                        "compress",
                        "names '" + name + "' in '" + setting + "', but the model has no such layer",
                        "there are: " + String.join(", ", there)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
