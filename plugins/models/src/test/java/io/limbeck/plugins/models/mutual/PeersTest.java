package io.limbeck.plugins.models.mutual;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class PeersTest {

    /** logits = features times a weight per class, after dropout. */
    private static final StudentArchitecture SCALED = inputs -> {
        Operand<TFloat32> weights = inputs.variables().trainable("w", Shape.of(2), Initializer.normal(1));
        Operand<TFloat32> logits = inputs.dropout("x", inputs.tf().math.mul(inputs.features(), weights), 0.25f);
        return new Forward(
                logits, Map.of("out", logits), Map.of("size", inputs.tf().nn.l2Loss(weights)));
    };

    @Test
    void eachPeerHasVariablesDropoutAndLayersOfItsOwn() {
        Peers peers = new Peers(List.of(SCALED, SCALED), 1);
        try (GraphUnderTest graph = new GraphUnderTest(peers, List.of(2), 2)) {
            assertThat(graph.shapes()).containsOnlyKeys("peer0/w", "peer1/w");
            assertThat(graph.values("peer0/w")).isNotEqualTo(graph.values("peer1/w"));
            assertThat(graph.dropouts()).containsOnlyKeys("peer0/x", "peer1/x");
            Forward forward = graph.forward();
            assertThat(forward.taps())
                    .containsOnlyKeys("out", "peer0/out", "peer0/logits", "peer1/out", "peer1/logits");
            assertThat(forward.penalties()).containsOnlyKeys("peer0/size", "peer1/size");
            graph.set("peer0/w", 1, 2).set("peer1/w", 3, 4).feed(1, 1);
            assertThat(graph.run(forward.logits())).as("the one that is kept").containsExactly(3, 4);
            assertThat(graph.run(forward.taps().get("out"))).containsExactly(3, 4);
            assertThat(graph.run(forward.taps().get(Peers.logits(0)))).containsExactly(1, 2);
        }
    }

    @Test
    void parametersAreThoseOfThePeerThatIsKept() {
        TrainedWeights trained = TrainedWeights.of(Map.of(
                "peer0/w", new Weights(new long[] {6}, new float[6]),
                "peer1/w", new Weights(new long[] {2}, new float[2])));
        assertThat(new Peers(List.of(SCALED, SCALED), 1).facts(trained))
                .isEqualTo(Map.of("parameters", 2.0, "peers", 2.0));
    }
}
