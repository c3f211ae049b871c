package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.ServerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every aggregation strategy keeps, whatever it makes of updates. Extend it once per plugin:
 *
 * <pre>{@code
 * final class AggregationContractTest extends AggregationStrategyContract {
 *     protected List<Component<?, ?>> components() { return …; }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AggregationStrategyContract
        extends KindContract<AggregationStrategy, AggregationStrategyContract.Behavior> {

    private static final int CLIENTS = StrategyRounds.CLIENTS;
    private static final int PARAMETERS = StrategyRounds.PARAMETERS;

    /** What an aggregation strategy does unless its author opts out. */
    public enum Behavior {
        /** The order of the clients does not matter. */
        IGNORES_ORDER,
        /** Clients that learnt nothing leave the weights where they are. */
        STAYS_WITHOUT_LEARNING,
        /** Many small changes are not lost on large weights. */
        KEEPS_SMALL_CHANGES,
        /** Where all clients send the same change, it does not matter how many they are. */
        NORMALISES_WEIGHTS
    }

    /**
     * {@return how many of twelve clients may send whatever they like without moving the weights further than an honest
     * client would}; 0, for a strategy that promises nothing, unless overridden
     *
     * @param component one of the plugin's
     */
    protected int poisonedBorne(Component<?, ?> component) {
        return 0;
    }

    /** A contract for aggregation strategies. */
    protected AggregationStrategyContract() {
        super(AggregationStrategy.KIND);
    }

    @Override
    Object said(Subject<AggregationStrategy> subject) {
        return StrategyRounds.afterRounds(subject.value(), 4, false);
    }

    @TestFactory
    Stream<DynamicTest> withoutUpdatesTheWeightsStay() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.afterRounds(strategy, 1, false);
            ServerState next = SeededUpdates.after(strategy, state, SeededUpdates.at(1, CLIENTS), List.of());
            assertThat(next.weights()).containsExactly(state.weights());
            assertThat(strategy.model(next)).containsExactly(strategy.model(state));
        });
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheClientsDoesNotMatter() {
        return each(Behavior.IGNORES_ORDER, subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState straight = StrategyRounds.afterRounds(strategy, 4, false);
            ServerState shuffled = StrategyRounds.afterRounds(strategy, 4, true);
            assertThat(shuffled.weights()).containsExactly(straight.weights(), within(1e-12));
            assertThat(strategy.model(shuffled)).containsExactly(strategy.model(straight), within(1e-12));
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameUpdatesGiveTheSameBits() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState once = StrategyRounds.afterRounds(strategy, 4, false);
            ServerState again = StrategyRounds.afterRounds(strategy, 4, false);
            assertThat(again.weights()).containsExactly(once.weights());
            assertThat(again.memory().keySet()).isEqualTo(once.memory().keySet());
            once.memory()
                    .forEach((name, values) ->
                            assertThat(again.kept(name)).as(name).containsExactly(values));
        });
    }

    @TestFactory
    Stream<DynamicTest> stateAndUpdatesAreNotWrittenInto() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.afterRounds(strategy, 2, false);
            Map<String, double[]> memory = new LinkedHashMap<>();
            state.memory().forEach((name, values) -> memory.put(name, values.clone()));
            double[] weights = state.weights().clone();
            List<ClientUpdate> updates = StrategyRounds.updates(5);
            double[][] changes =
                    updates.stream().map(update -> update.change().clone()).toArray(double[][]::new);
            SeededUpdates.after(strategy, state, SeededUpdates.at(2, CLIENTS), updates);
            assertThat(state.weights()).containsExactly(weights);
            memory.forEach(
                    (name, values) -> assertThat(state.kept(name)).as(name).containsExactly(values));
            for (int k = 0; k < CLIENTS; k++) {
                assertThat(updates.get(k).change()).containsExactly(changes[k]);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> twoRoundsAtATimeDoNotDisturbEachOther() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.afterRounds(strategy, 1, false);
            ServerState alone =
                    SeededUpdates.after(strategy, state, SeededUpdates.at(1, CLIENTS), StrategyRounds.updates(6));
            AggregationStrategy.Aggregation one = strategy.aggregation(state, SeededUpdates.at(1, CLIENTS));
            AggregationStrategy.Aggregation other = strategy.aggregation(state, SeededUpdates.at(1, CLIENTS));
            StrategyRounds.updates(6).forEach(update -> {
                one.add(update);
                other.add(update.withChange(new double[PARAMETERS]));
            });
            other.result();
            assertThat(one.result().weights()).containsExactly(alone.weights());
        });
    }

    @TestFactory
    Stream<DynamicTest> weightsAreAsManyAndFinite() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.afterRounds(strategy, 5, false);
            assertThat(state.weights()).hasSize(PARAMETERS);
            assertThat(strategy.model(state)).hasSize(PARAMETERS);
            assertThat(Arrays.stream(state.weights()).allMatch(Double::isFinite))
                    .as("all finite")
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> oneClientIsEnoughOrItIsSaidWhyNot() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.begin(strategy);
            try {
                ServerState next = SeededUpdates.after(
                        strategy,
                        state,
                        SeededUpdates.at(0, CLIENTS),
                        StrategyRounds.updates(1).subList(0, 1));
                assertThat(next.weights()).hasSize(PARAMETERS);
            } catch (InvalidInputException e) {
                assertThat(e.problems()).allSatisfy(problem -> {
                    assertThat(problem.message()).contains("'");
                    assertThat(problem.remedy()).isNotBlank();
                });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> clientsThatLearntNothingLeaveTheWeights() {
        return each(Behavior.STAYS_WITHOUT_LEARNING, subject -> {
            AggregationStrategy strategy = subject.value();
            ServerState state = StrategyRounds.begin(strategy);
            List<ClientUpdate> silent = StrategyRounds.silent();
            ServerState next = SeededUpdates.after(strategy, state, SeededUpdates.at(0, CLIENTS), silent);
            assertThat(next.weights()).containsExactly(state.weights(), within(1e-14));
        });
    }

    /** In floats a change of 1e-9 is lost on a weight of 10,000, however often it comes. */
    @TestFactory
    Stream<DynamicTest> smallChangesAreNotLostOnLargeWeights() {
        return each(Behavior.KEEPS_SMALL_CHANGES, subject -> {
            AggregationStrategy strategy = subject.value();
            double[] near = StrategyRounds.moved(strategy, 0);
            double[] far = StrategyRounds.moved(strategy, 1e4);
            double most = Arrays.stream(near).map(Math::abs).max().orElse(0);
            assertThat(most).isPositive();
            assertThat(far).containsExactly(near, within(0.01 * most));
        });
    }

    @TestFactory
    Stream<DynamicTest> clientsAreToldVectorsOfTheRightLength() {
        return each(subject -> {
            AggregationStrategy strategy = subject.value();
            LocalRule rule = strategy.local();
            ServerState state = StrategyRounds.afterRounds(strategy, 2, false);
            double[] memory =
                    rule.remembers() ? StrategyRounds.updates(3).get(0).change() : new double[0];
            double[] before = memory.clone();
            assertThat(rule.proximal()).isNotNegative();
            assertThat(rule.vectorsDown()).isPositive();
            if (rule.shifts()) {
                assertThat(rule.shift(state, memory)).hasSize(PARAMETERS);
            }
            if (rule.remembers()) {
                ClientUpdate update = new ClientUpdate(
                        0, 10, 3, StrategyRounds.updates(4).get(0).change());
                assertThat(rule.remembered(state, memory, update, SeededUpdates.at(2, CLIENTS)))
                        .hasSize(PARAMETERS);
            }
            assertThat(memory).containsExactly(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> whereAllSendTheSameItDoesNotMatterHowManyTheyAre() {
        return each(Behavior.NORMALISES_WEIGHTS, subject -> {
            double[] change = SeededUpdates.vector(new RandomSource(8), PARAMETERS, 0.1);
            ServerState all = StrategyRounds.same(subject.value(), change, CLIENTS);
            ServerState half = StrategyRounds.same(subject.value(), change, CLIENTS / 2);
            assertThat(half.weights()).containsExactly(all.weights(), within(1e-12));
            double[] from = StrategyRounds.begin(subject.value()).weights();
            for (int i = 0; i < PARAMETERS; i++) {
                assertThat((all.weights()[i] - from[i]) * change[i])
                        .as("moved the way that all clients went")
                        .isPositive();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> soManyPoisonedClientsAsItBearsDoNotMoveItOutOfTheHonestOnes() {
        return each(subject -> {
            int poisoned = poisonedBorne(subject.component());
            assumeTrue(poisoned > 0, "nothing is promised");
            List<ClientUpdate> honest = StrategyRounds.updates(2);
            List<ClientUpdate> sent = new ArrayList<>(honest);
            for (int client = 0; client < poisoned; client++) {
                double[] poison = SeededUpdates.vector(new RandomSource(client), PARAMETERS, 1e6);
                sent.set(client, honest.get(client).withChange(poison));
            }
            ServerState from = StrategyRounds.begin(subject.value());
            double[] moved = SeededUpdates.after(subject.value(), from, SeededUpdates.at(0, CLIENTS), sent)
                    .weights();
            for (int i = 0; i < PARAMETERS; i++) {
                int parameter = i;
                double largest = honest.stream()
                        .mapToDouble(update -> Math.abs(update.change()[parameter]))
                        .max()
                        .orElseThrow();
                assertThat(Math.abs(moved[i] - from.weights()[i])).isLessThanOrEqualTo(largest);
            }
        });
    }
}
