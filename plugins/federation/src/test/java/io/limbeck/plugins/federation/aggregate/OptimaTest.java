package io.limbeck.plugins.federation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.testkit.SeededUpdates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where strategies end up on parabolas, of which the right answer is known. */
final class OptimaTest {

    /** A steep client and a flat one: local steps carry the flat one as far as the steep. The mean objective's optimum is 0.2. */
    private static final Parabolas UNLIKE =
            new Parabolas(new double[] {4, 1}, new double[] {0, 1}, new double[2], new int[] {10, 10});

    @Test
    void controlVariatesAndTiltsReachTheOptimumThatAveragingMisses() {
        assertThat(UNLIKE.optimum()).isEqualTo(0.2);
        assertThat(UNLIKE.after(2000, "fedavg", Map.of())).isGreaterThan(0.3);
        assertThat(UNLIKE.after(2000, "scaffold", Map.of())).isCloseTo(0.2, within(1e-9));
        assertThat(UNLIKE.after(2000, "feddyn", Map.of("alpha", 1.0))).isCloseTo(0.2, within(1e-6));
    }

    /** With option II's sign turned as in pfl-research, control variates add what they should take away. */
    @Test
    void theConventionOfPflDoesNotGetThere() {
        assertThat(Math.abs(UNLIKE.after(200, "scaffold", Map.of("convention", "pfl")) - 0.2))
                .isGreaterThan(0.05);
    }

    /** 1 − (1 − ηa)^K of the way: with equal curvatures the fixed point of normalized averaging weighs that by 1/K. */
    @Test
    void clientsWithMoreStepsDoNotPullNormalizedAveragingAsTheyPullThePlainMean() {
        Parabolas hasty = new Parabolas(new double[] {1, 1}, new double[] {0, 1}, new double[2], new int[] {1, 10});
        double slow = 0.1;
        double quick = 1 - Math.pow(0.9, 10);
        assertThat(hasty.after(2000, "fedavg", Map.of())).isCloseTo(quick / (quick + slow), within(1e-9));
        assertThat(hasty.after(2000, "fednova", Map.of())).isCloseTo(quick / 10 / (quick / 10 + slow), within(1e-9));
    }

    @Test
    void aProximalTermHoldsClientsBack() {
        double free = UNLIKE.after(1, "fedprox", Map.of("mu", 0));
        assertThat(free).isEqualTo(UNLIKE.after(1, "fedavg", Map.of()));
        assertThat(UNLIKE.after(1, "fedprox", Map.of("mu", 2))).isBetween(0.05, 0.9 * free);
    }

    /** Equal parabolas at 0 and 1, the second 0.125 higher: the worst of both is least where they cross, at 0.625. */
    @Test
    void agnosticLearningGoesWhereTheWorstClientIsBest() {
        Parabolas unequal =
                new Parabolas(new double[] {1, 1}, new double[] {0, 1}, new double[] {0, 0.125}, new int[] {1, 1});
        assertThat(unequal.after(20_000, "agnostic", Map.of("mixtureLearningRate", 0.02)))
                .isCloseTo(0.625, within(0.01));
        assertThat(unequal.after(2000, "fedavg", Map.of())).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theFairerTheCloserAreTheClientsObjectives() {
        Parabolas unequal = new Parabolas(
                new double[] {1, 1, 1}, new double[] {0, 0.1, 1}, new double[] {0.01, 0.01, 0.01}, new int[] {1, 1, 1});
        double before = Double.POSITIVE_INFINITY;
        for (double q : new double[] {0, 1, 5}) {
            double model = unequal.after(3000, "q-fedavg", Map.of("q", q));
            double gap = Math.abs(unequal.objective(2, model) - unequal.objective(0, model));
            assertThat(gap).isLessThan(before);
            before = gap;
        }
    }

    @Test
    void anObjectiveThatIsNoneOrNegativeIsRefused() {
        for (String id : List.of("q-fedavg", "agnostic")) {
            AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, "federation/" + id, Map.of());
            ServerState state = strategy.begin(new double[1], 2);
            AggregationStrategy.Aggregation aggregation = strategy.aggregation(state, SeededUpdates.at(0, 2));
            assertThatThrownBy(() -> aggregation.add(new ClientUpdate(1, 1, 1, new double[1])))
                    .hasMessageContaining("client 1 tells the objective 'NaN'")
                    .hasMessageContaining("never negative");
        }
    }

    /** From 0, client 0's weights are 10 in round 0. In round 2 its update of round 0 comes: its weights were 0 + 4. */
    @Test
    void lateWeightsAreCountedFromWhatTheClientWasSent() {
        AggregationStrategy strategy = Shipped.make(
                AggregationStrategy.KIND, "federation/fedasync", Map.of("alpha", 0.5, "decay", "constant"));
        ServerState state = strategy.begin(new double[1], 3);
        state = next(strategy, state, 0, update(0, 10, 0));
        assertThat(state.weights()[0]).isEqualTo(5);
        ServerState skipped = next(strategy, state, 2, update(1, 4, 2));
        assertThat(skipped.weights()[0]).isEqualTo(0.5 * 5 + 0.5 * 4);
        state = next(strategy, state, 1, update(2, 1, 0));
        assertThat(state.weights()[0]).isEqualTo(0.5 * 5 + 0.5 * 6);
        assertThat(next(strategy, state, 2, update(1, 4, 2)).weights()[0]).isEqualTo(0.5 * 5.5 + 0.5 * 4);
        assertThat(next(strategy, state, 2, update(1, 4, 1)).weights()[0]).isEqualTo(0.5 * 5.5 + 0.5 * 9);
    }

    @Test
    void whatComesTooLateIsLeftOutAndLatenessCosts() {
        AggregationStrategy strategy =
                Shipped.make(AggregationStrategy.KIND, "federation/fedasync", Map.of("alpha", 0.5, "maxStaleness", 1));
        ServerState state = next(strategy, strategy.begin(new double[1], 3), 0, update(0, 10, 0));
        state = next(strategy, state, 1, update(0, 0, 0));
        assertThat(next(strategy, state, 2, update(1, 4, 2)).weights()[0]).isEqualTo(5);
        double share = 0.5 / Math.sqrt(2);
        assertThat(next(strategy, state, 2, update(1, 4, 1)).weights()[0])
                .isCloseTo((1 - share) * 5 + share * 9, within(1e-12));
        assertThat(StalenessDecay.HINGE.of(4, 0.5, 4)).isEqualTo(1);
        assertThat(StalenessDecay.HINGE.of(6, 0.5, 4)).isEqualTo(0.5);
    }

    @Test
    void aBufferWaitsUntilItIsFull() {
        AggregationStrategy strategy =
                Shipped.make(AggregationStrategy.KIND, "federation/fedbuff", Map.of("buffer", 3));
        ServerState state = strategy.begin(new double[1], 9);
        state = next(strategy, state, 0, update(0, 3, 0), update(1, 6, 0));
        assertThat(state.weights()[0]).isZero();
        state = next(strategy, state, 1, update(2, 30, 0), update(0, 4, 3));
        assertThat(state.weights()[0]).isCloseTo((3 + 6 + 4 / Math.sqrt(4)) / 3, within(1e-12));
        assertThat(state.kept("buffer")[0]).isEqualTo(30);
    }

    private static ClientUpdate update(int client, double change, int staleness) {
        return new ClientUpdate(client, 1, 1, new double[] {change}, new double[0], Double.NaN, staleness);
    }

    private static ServerState next(
            AggregationStrategy strategy, ServerState state, int number, ClientUpdate... updates) {
        Round round = SeededUpdates.at(number, 9);
        return SeededUpdates.after(strategy, state, round, List.of(updates));
    }
}
