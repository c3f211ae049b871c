package io.limbeck.plugins.distillation.gradient;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import org.junit.jupiter.api.Nested;

/** The terms on gradients keep what every term keeps, in each form whose graph is another. */
final class GradientContractTest {

    private abstract static class Contract extends LossTermContract {

        private final Record settings;

        Contract(Record settings) {
            this.settings = settings;
        }

        @Override
        protected Component<?, ?> component() {
            return GradientTerms.components().stream()
                    .filter(component -> component.settings().equals(settings.getClass()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Record settings() {
            return settings;
        }

        /**
         * The direction of a small Jacobian turns fast with the logits: there finite differences with the standard step
         * are themselves off by up to 1.3 % of the largest slope (their error is h² / 6 times the third derivative).
         */
        @Override
        protected double tolerance() {
            return settings instanceof JacobianMatch.Settings jacobian && jacobian.normalized()
                    ? 0.03
                    : super.tolerance();
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class GradientOfTheLoss extends Contract {
        GradientOfTheLoss() {
            super(new InputGradientMatch.Settings(true));
        }
    }

    @Nested
    final class DirectionOfTheLabel extends Contract {
        DirectionOfTheLabel() {
            super(new JacobianMatch.Settings(JacobianMatch.Of.LABEL, true, true));
        }
    }

    @Nested
    final class DirectionOfTheDecision extends Contract {
        DirectionOfTheDecision() {
            super(new JacobianMatch.Settings(JacobianMatch.Of.DECISION, true, false));
        }
    }

    @Nested
    final class DirectionOfAll extends Contract {
        DirectionOfAll() {
            super(new JacobianMatch.Settings(JacobianMatch.Of.ALL, true, true));
        }
    }

    @Nested
    final class JacobianAsItIs extends Contract {
        JacobianAsItIs() {
            super(new JacobianMatch.Settings(JacobianMatch.Of.ALL, false, true));
        }
    }
}
