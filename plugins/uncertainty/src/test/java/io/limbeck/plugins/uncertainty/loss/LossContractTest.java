package io.limbeck.plugins.uncertainty.loss;

import io.limbeck.spi.Component;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.tensorflow.gradient.CustomGradients;
import io.limbeck.testkit.LossTermContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Holds each term, in each form that changes the graph, to the common contract. */
final class LossContractTest {

    @BeforeAll
    static void differentiateDigamma() {
        CustomGradients.add("uncertainty/digamma-gradient", new DigammaGradient());
    }

    private static Component<?, ?> component(String id) {
        return LossTerms.components().stream()
                .filter(component -> component.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class ConfidencePenaltyContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossContractTest.component("uncertainty/confidence-penalty");
        }
    }

    @Nested
    final class UnweightedConfidencePenalty extends ConfidencePenaltyContract {
        @Override
        protected Record settings() {
            return new ConfidencePenalty.Settings(false);
        }
    }

    @Nested
    class FocalContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossContractTest.component("uncertainty/focal");
        }
    }

    @Nested
    final class FocalBelowOne extends FocalContract {
        @Override
        protected Record settings() {
            return new Focal.Settings(0.5, false);
        }
    }

    @Nested
    final class FocalAsCrossEntropy extends FocalContract {
        @Override
        protected Record settings() {
            return new Focal.Settings(0, true);
        }
    }

    @Nested
    class MmceContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossContractTest.component("uncertainty/mmce-penalty");
        }

        /** The kernel has a kink where two confidences meet; away from these {@link CalibratingLossesTest} checks it. */
        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds a weight of each row constant");
        }
    }

    @Nested
    final class UnweightedMmce extends MmceContract {
        @Override
        protected Record settings() {
            return new Mmce.Settings(0.2, false);
        }
    }

    @Nested
    class DistributionDistillationContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossContractTest.component("uncertainty/distribution-distillation");
        }
    }

    @Nested
    final class SoftenedDistributionDistillation extends DistributionDistillationContract {
        @Override
        protected Record settings() {
            return new DistributionDistillation.Settings(Schedule.constant(3), 1e-3, false);
        }
    }

    @Nested
    class ProxyDirichletContract extends LossTermContract {
        @Override
        protected Component<?, ?> component() {
            return LossContractTest.component("uncertainty/proxy-dirichlet");
        }
    }

    @Nested
    final class ProxyOfLittlePrecision extends ProxyDirichletContract {
        @Override
        protected Record settings() {
            return new ProxyDirichlet.Settings(2, false);
        }
    }
}
