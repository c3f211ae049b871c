package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every compressor keeps, however it makes a model small. Extend it once per plugin; the model has a matrix, a kernel
 * of a convolution and biases, and its training is over.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class CompressorContract extends KindContract<Compressor, CompressorContract.Behavior> {

    private static final double EPOCHS = 10;

    /** What a compressor does unless its author opts out. */
    public enum Behavior {
        /** What is kept of a model is what it was trained with. */
        KEEPS_WHAT_WAS_TRAINED,
        /** Some variable keeps other numbers than it had. */
        CHANGES_WEIGHTS,
        /** Brought up to date twice, its state is as after once. */
        IS_DONE_AT_ONCE
    }

    /** A contract for compressors. */
    protected CompressorContract() {
        super(Compressor.KIND);
    }

    /** A model whose training is over, as the host hands it to {@link Compressor#finished}. */
    private static InterimModel trained(Compressor compressor) {
        InterimModel model = new InterimModel(4, EPOCHS, EPOCHS);
        for (String name : model.names()) {
            CompressedWeight.declare(compressor, model, name);
        }
        compressor.refresh(model);
        return model;
    }

    private static void eachVariable(Compressor compressor, BiConsumer<InterimModel, String> check) {
        InterimModel model = trained(compressor);
        model.names().forEach(name -> check.accept(model, name));
    }

    @Override
    Object said(Subject<Compressor> subject) {
        return trained(subject.value()).states();
    }

    @TestFactory
    Stream<DynamicTest> everyVariableKeepsAsManyFiniteNumbers() {
        return each(subject -> eachVariable(subject.value(), (model, name) -> {
            float[] finished = subject.value().finished(name, model);
            assertThat(finished).as(name).hasSameSizeAs(model.values(name));
            for (float value : finished) {
                assertThat(value).as(name).isFinite();
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> theSameWeightsAndStateGiveTheSameBits() {
        return each(subject -> {
            InterimModel once = trained(subject.value());
            InterimModel again = trained(subject.value());
            assertThat(again.states().keySet()).isEqualTo(once.states().keySet());
            once.states()
                    .forEach((name, state) ->
                            assertThat(again.states().get(name)).as(name).containsExactly(state));
            for (String name : once.names()) {
                assertThat(subject.value().finished(name, again))
                        .containsExactly(subject.value().finished(name, once));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsKeptIsWhatWasTrained() {
        return each(
                Behavior.KEEPS_WHAT_WAS_TRAINED,
                subject -> eachVariable(subject.value(), (model, name) -> assertThat(
                                subject.value().finished(name, model))
                        .as(name)
                        .containsExactly(CompressedWeight.value(subject.value(), model, name), within(1e-6f))));
    }

    @TestFactory
    Stream<DynamicTest> theModelIsAsSmallAsItGetsWhenTrainingIsOver() {
        return each(
                subject -> assertThat(subject.value().settled(EPOCHS, EPOCHS)).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> factsAreNumbers() {
        return each(subject -> {
            Map<String, Double> facts = subject.value().facts(trained(subject.value()));
            assertThat(facts.values()).allMatch(value -> Double.isFinite(value));
        });
    }

    @TestFactory
    Stream<DynamicTest> someVariableChanges() {
        return each(Behavior.CHANGES_WEIGHTS, subject -> {
            InterimModel model = trained(subject.value());
            assertThat(model.names())
                    .anyMatch(name -> !Arrays.equals(subject.value().finished(name, model), model.values(name)));
        });
    }

    @TestFactory
    Stream<DynamicTest> refreshedTwiceItIsAsOnce() {
        return each(Behavior.IS_DONE_AT_ONCE, subject -> {
            InterimModel once = trained(subject.value());
            InterimModel twice = trained(subject.value());
            subject.value().refresh(twice);
            for (String name : once.names()) {
                assertThat(subject.value().finished(name, twice))
                        .as(name)
                        .containsExactly(subject.value().finished(name, once));
            }
        });
    }
}
