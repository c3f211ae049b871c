package io.limbeck.plugins.distillation;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.PluginContract;
import org.junit.jupiter.api.Nested;

/** Holds the plugin and each of its terms, in each form that changes the graph, to the common contracts. */
final class DistillationContractTest {

    private static Component<?, ?> component(String id) {
        return new DistillationPlugin()
                .components().stream()
                        .filter(component -> component.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Nested
    final class ThePlugin extends PluginContract {
        @Override
        protected Plugin plugin() {
            return new DistillationPlugin();
        }
    }

    @Nested
    class CrossEntropyContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return DistillationContractTest.component("distillation/cross-entropy");
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
            return DistillationContractTest.component("distillation/kd");
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
            return DistillationContractTest.component("distillation/reverse-kl");
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
            return DistillationContractTest.component("distillation/logit-mse");
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
