package io.limbeck.spi.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.apiguardian.api.API;

/** Something a model can show of a row besides its logits, for a student to imitate or a person to look at. */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface View {

    /** {@return a short text that tells this view from all others}: {@code tap hidden0}, {@code gradient of label} */
    String label();

    /**
     * The values of a layer.
     *
     * @param name one of the model's taps, see {@link io.limbeck.spi.ModelSpec#taps}
     */
    record Tap(String name) implements View {
        public Tap {
            requireNonNull(name, "name is null");
        }

        @Override
        public String label() {
            return "tap " + name;
        }
    }

    /**
     * The derivative of an output with respect to the row's features. Shape of one row: that of the features; for
     * {@link Of#ALL} the Jacobian, {@code [classes, features…]}.
     *
     * @param of the output
     */
    record InputGradient(Of of) implements View {

        /** Which output is differentiated. */
        public enum Of {
            /** The cross-entropy with the true class. */
            LOSS,
            /** The logit of the true class. */
            LABEL,
            /** The logit of the class that is most probable to the model itself. */
            DECISION,
            /** Every logit. */
            ALL
        }

        public InputGradient {
            requireNonNull(of, "of is null");
        }

        @Override
        public String label() {
            return "gradient of " + of.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the model says when dropout acts as in training: so many networks thinned at random, each the same for all
     * rows, so that what is said of a row does not depend on the rows beside it. Shape of one row: {@code [count,
     * classes]}, logits.
     *
     * @param count how many networks, at least one
     * @param salt tells other networks apart; draw {@code i} depends on it and on {@code i} alone
     */
    record Draws(int count, long salt) implements View {
        public Draws {
            if (count < 1) {
                throw new IllegalArgumentException("There must be one draw at least, but there are '" + count + "'");
            }
        }

        @Override
        public String label() {
            return count + " draws of salt " + salt;
        }
    }

    /** What each member of an ensemble says. Shape of one row: {@code [members, classes]}, logits. */
    record Members() implements View {
        @Override
        public String label() {
            return "members";
        }
    }

    /** The classes that a model holds possible. Shape of one row: {@code [classes]}, 1 for a class of the set, 0 for others. */
    record PredictionSet() implements View {
        @Override
        public String label() {
            return "prediction set";
        }
    }
}
