package io.limbeck.engine.plan;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.spi.tensorflow.Need;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts the twins of every student beside it. */
public final class Twins {

    /**
     * @param needs what a loss term needs
     * @param binder makes the cross-entropy terms that a twin may want
     */
    public Twins(Function<BoundNode, Set<Need>> needs, NodeBinder binder) {}

    /** {@return the experiment with its twins among the nodes, at {@code student~scratch} and {@code student~hard-labels}} */
    public BoundExperiment expand(BoundExperiment experiment) {
        throw new UnsupportedOperationException();
    }

    /** {@return which twin stands at that place, if any does} */
    public static Optional<Twin> twinAt(String place) {
        throw new UnsupportedOperationException();
    }

    /** {@return the place of the student whose twin stands at {@code place}; {@code place} itself if it is no twin's} */
    public static String studentOf(String place) {
        throw new UnsupportedOperationException();
    }

    /** {@return the place of a student's twin} */
    public static String place(String student, Twin twin) {
        throw new UnsupportedOperationException();
    }

    /** {@return places of the models a report shows, in order: teachers, then each student and its twins} */
    public static java.util.List<String> shown(BoundExperiment experiment) {
        throw new UnsupportedOperationException();
    }
}
