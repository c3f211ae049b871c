package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.tensorflow.Optimizer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every optimizer keeps, however it steps. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class OptimizerContract extends KindContract<Optimizer, OptimizerContract.Behavior> {

    private static final int STEPS = 300;

    /** What an optimizer does unless its author opts out. */
    public enum Behavior {
        /** It goes down: a parabola's bottom is ten times as near after three hundred steps. */
        DESCENDS,
        /** A variable that has no slope stays where it is. */
        RESTS
    }

    /** A contract for optimizers. */
    protected OptimizerContract() {
        super(Optimizer.KIND);
    }

    /**
     * {@return the learning rate of the trials}, one at which a parabola of slope x converges; 0.05 unless overridden
     */
    protected float learningRate() {
        return 0.05f;
    }

    private float[] path(Subject<Optimizer> subject, DoubleUnaryOperator slope) {
        return OptimizerGraph.path(subject.value(), learningRate(), STEPS, 2, slope);
    }

    @Override
    Object said(Subject<Optimizer> subject) {
        return path(subject, x -> x);
    }

    @TestFactory
    Stream<DynamicTest> theSameGradientsGiveTheSamePath() {
        return each(subject -> assertThat(path(subject, x -> x)).containsExactly(path(subject, x -> x)));
    }

    @TestFactory
    Stream<DynamicTest> theLearningRateIsAboveZeroAndFinite() {
        return each(subject -> assertThat(subject.value().learningRate().at(0, 10, 0))
                .isPositive()
                .isFinite());
    }

    @TestFactory
    Stream<DynamicTest> hugeAndTinyGradientsGiveNumbers() {
        return each(subject -> {
            for (double size : new double[] {1e-30, 1e-8, 1e6}) {
                for (float at : Arrays.copyOf(path(subject, x -> x > 0 ? size : -size), 20)) {
                    assertThat(at).as("after gradients of %s", size).isFinite();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> itGoesDown() {
        return each(Behavior.DESCENDS, subject -> assertThat(Math.abs(path(subject, x -> x)[STEPS - 1]))
                .isLessThan(0.2f));
    }

    @TestFactory
    Stream<DynamicTest> withoutASlopeItRests() {
        return each(Behavior.RESTS, subject -> assertThat(path(subject, x -> 0)[STEPS - 1])
                .isEqualTo(2f));
    }
}
