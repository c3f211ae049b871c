package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.model.TrainedWeights;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The weights of one peer, by the names its architecture gave them.
 *
 * @param all the weights of all peers
 * @param prefix what stands before this peer's names
 */
record PeerWeights(TrainedWeights all, String prefix) implements TrainedWeights {

    @Override
    public Set<String> names() {
        return all.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public long[] shape(String name) {
        return all.shape(prefix + name);
    }

    @Override
    public float[] values(String name) {
        return all.values(prefix + name);
    }
}
