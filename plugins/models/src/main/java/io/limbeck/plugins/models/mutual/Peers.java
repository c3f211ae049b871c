package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Several graphs side by side, each with variables of its own below {@code peer0/} …. The logits and the taps are those
 * of the peer that is kept; taps {@code peer0/logits}, {@code peer0/hidden0} … are those of every peer.
 *
 * @param architectures the peers' graphs
 * @param keep the peer that answers
 */
record Peers(List<StudentArchitecture> architectures, int keep) implements StudentArchitecture {

    /** {@return the prefix of all names of a peer} */
    static String prefix(int peer) {
        return "peer" + peer + "/";
    }

    /** {@return the tap that holds a peer's logits} */
    static String logits(int peer) {
        return prefix(peer) + "logits";
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        Map<String, Operand<TFloat32>> penalties = new LinkedHashMap<>();
        List<Forward> peers = new ArrayList<>();
        for (int i = 0; i < architectures.size(); i++) {
            peers.add(architectures.get(i).build(new PeerForward(inputs, i)));
        }
        taps.putAll(peers.get(keep).taps());
        for (int i = 0; i < peers.size(); i++) {
            String prefix = prefix(i);
            peers.get(i).taps().forEach((name, layer) -> taps.put(prefix + name, layer));
            peers.get(i).penalties().forEach((name, penalty) -> penalties.put(prefix + name, penalty));
            taps.put(logits(i), peers.get(i).logits());
        }
        return new Forward(peers.get(keep).logits(), taps, penalties);
    }

    /** Of the peer that is kept: what is used is that one, whatever it took to train it. */
    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        TrainedWeights kept = new PeerWeights(weights, prefix(keep));
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("parameters", (double) kept.names().stream()
                .mapToLong(name -> kept.values(name).length)
                .sum());
        facts.put("peers", (double) architectures.size());
        facts.putAll(architectures.get(keep).facts(kept));
        return facts;
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return architectures.get(keep).portable(new PeerWeights(weights, prefix(keep)), form);
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return architectures.get(keep).exhibits(new PeerWeights(weights, prefix(keep)), inputs);
    }
}
