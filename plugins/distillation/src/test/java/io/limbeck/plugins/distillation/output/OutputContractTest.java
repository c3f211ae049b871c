package io.limbeck.plugins.distillation.output;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import java.util.List;
import java.util.Map;
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

    @Nested
    class SoftCrossEntropyContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/soft-cross-entropy");
        }
    }

    @Nested
    final class SoftenedSoftCrossEntropy extends SoftCrossEntropyContract {
        @Override
        protected Record settings() {
            return new SoftCrossEntropy.Settings(4, false);
        }
    }

    @Nested
    class JensenShannonContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/jensen-shannon");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class ScaledJensenShannon extends JensenShannonContract {
        @Override
        protected Record settings() {
            return new JensenShannon.Settings(0.1, 2, JensenShannon.Scaling.LIMITS, false);
        }
    }

    @Nested
    class TotalVariationContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/total-variation");
        }
    }

    @Nested
    final class SoftenedTotalVariation extends TotalVariationContract {
        @Override
        protected Record settings() {
            return new TotalVariation.Settings(2, false);
        }
    }

    @Nested
    class DecoupledKdContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/decoupled-kd");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class DecoupledKdAsKd extends DecoupledKdContract {
        @Override
        protected Record settings() {
            return new DecoupledKd.Settings(1, 1, 1, false);
        }
    }

    @Nested
    class StandardizedKdContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/standardized-kd");
        }

        /** With two classes the term is flat but for the floor of the variance, and differences are mostly rounding. */
        @Override
        protected double tolerance() {
            return 0.1;
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class StandardizedByPopulation extends StandardizedKdContract {
        @Override
        protected Record settings() {
            return new StandardizedKd.Settings(1, StandardizedKd.Deviation.POPULATION, false);
        }
    }

    @Nested
    class DistContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/dist");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class SoftenedDist extends DistContract {
        @Override
        protected Record settings() {
            return new Dist.Settings(2, 0.5, 2, false);
        }
    }

    @Nested
    class WeightedSoftLabelsContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/weighted-soft-labels");
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds a weight of each row constant");
        }
    }

    @Nested
    class MultiLabelKdContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/multi-label-kd");
        }
    }

    @Nested
    final class SoftenedMultiLabelKd extends MultiLabelKdContract {
        @Override
        protected Record settings() {
            return new MultiLabelKd.Settings(3, false);
        }
    }

    @Nested
    class RegressionKdContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/regression-kd");
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return true;
        }
    }

    @Nested
    final class HuberRegressionKd extends RegressionKdContract {
        @Override
        protected Record settings() {
            return new RegressionKd.Settings(RegressionKd.Towards.TEACHER, RegressionKd.Distance.HUBER, 0.7, 0, false);
        }
    }

    @Nested
    final class TeacherBoundedRegressionKd extends RegressionKdContract {
        @Override
        protected Record settings() {
            return new RegressionKd.Settings(RegressionKd.Towards.TARGET, RegressionKd.Distance.SQUARED, 1, 0.5, true);
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return false;
        }
    }

    @Nested
    final class TeacherBoundedHuber extends RegressionKdContract {
        @Override
        protected Record settings() {
            return new RegressionKd.Settings(RegressionKd.Towards.TARGET, RegressionKd.Distance.HUBER, 1, 0, true);
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return false;
        }
    }

    @Nested
    class MultiTeacherContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return OutputContractTest.component("distillation/multi-teacher");
        }
    }

    @Nested
    final class MultiTeacherWithGivenWeights extends MultiTeacherContract {
        @Override
        protected Record settings() {
            return new MultiTeacher.Settings(2, MultiTeacher.Weighting.GIVEN, List.of(1.0, 2.0, 5.0), false);
        }
    }

    @Nested
    final class MultiTeacherByConfidence extends MultiTeacherContract {
        @Override
        protected Record settings() {
            return new MultiTeacher.Settings(1, MultiTeacher.Weighting.CONFIDENCE, List.of(), true);
        }
    }
}
