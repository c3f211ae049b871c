package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A training in the middle: variables, optimizer state, best weights so far, and where it stands.
 *
 * @param state where it stands
 * @param variables values of model and optimizer
 * @param best weights at the best epoch, empty before the first
 */
record Checkpoint(TrainingState state, Map<String, Weights> variables, Map<String, Weights> best) {

    private static final String FILE = "training.ckpt";
    private static final String BEST = "best:";

    void write(Path folder) {
        Map<String, Weights> all = new LinkedHashMap<>(variables);
        best.forEach((name, weights) -> all.put(BEST + name, weights));
        try {
            Files.createDirectories(folder);
            new WeightsFile(state.toJson(), all).write(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the checkpoint in '" + folder + "': " + e.getMessage(), e);
        }
    }

    /** {@return whether it holds just what these variables need} */
    boolean fits(Variables graph) {
        return variables.keySet().equals(Set.copyOf(graph.state()))
                && variables.entrySet().stream()
                        .allMatch(one -> Arrays.equals(one.getValue().shape(), graph.shape(one.getKey())));
    }

    /** {@return the checkpoint in the folder, if there is a whole one} */
    static Optional<Checkpoint> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            WeightsFile whole = WeightsFile.read(file);
            Map<String, Weights> variables = new LinkedHashMap<>();
            Map<String, Weights> best = new LinkedHashMap<>();
            whole.arrays().forEach((name, weights) -> {
                if (name.startsWith(BEST)) {
                    best.put(name.substring(BEST.length()), weights);
                } else {
                    variables.put(name, weights);
                }
            });
            return Optional.of(new Checkpoint(TrainingState.fromJson(whole.text()), variables, best));
        } catch (IOException e) {
            System.getLogger(Checkpoint.class.getName())
                    .log(System.Logger.Level.WARNING, "Training starts anew: " + e.getMessage());
            return Optional.empty();
        }
    }
}
