package io.limbeck.plugins.distillation.output;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import org.junit.jupiter.api.Nested;

/** Holds each term, in each form that changes the graph, to the common contract. */
final class OutputContractTest {

    private static Component<?, ?> component(String id) {
        return OutputTerms.components().stream()
                .filter(component -> component.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class CrossEntropyContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/cross-entropy");
        }
    }

    @Nested
    final class CrossEntropyWithSmoothing extends CrossEntropyContract {
        @Override
        protected Record settings() {
            return new CrossEntropy.Settings(CrossEntropy.Target.LABELS, 0.1);
        }
    }

    @Nested
    final class CrossEntropyWithTheTeachersDecision extends CrossEntropyContract {
        @Override
        protected Record settings() {
            return new CrossEntropy.Settings(CrossEntropy.Target.TEACHER_DECISION, 0);
        }
    }

    @Nested
    class Kd extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/kd");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class KdWithoutWeights extends Kd {
        @Override
        protected Record settings() {
            return new SoftenedKl.Settings(1, false);
        }
    }

    @Nested
    class ReverseKlContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/reverse-kl");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class SoftenedReverseKl extends ReverseKlContract {
        @Override
        protected Record settings() {
            return new ReverseKl.Settings(3, false);
        }
    }

    @Nested
    class LogitMseContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/logit-mse");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class CentredLogitMse extends LogitMseContract {
        @Override
        protected Record settings() {
            return new LogitMse.Settings(LogitMse.Centre.MEAN, true);
        }
    }
}
