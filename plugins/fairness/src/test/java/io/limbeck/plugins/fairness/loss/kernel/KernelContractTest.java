package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Holds every term on distributions to the contract of loss terms. Kernels are as wide as the steps of differences want. */
final class KernelContractTest {

    private abstract static class Contract extends LossTermContract {

        private final String id;
        private final Record settings;

        Contract(String id, Record settings) {
            this.id = id;
            this.settings = settings;
        }

        @Override
        protected Component<?, ?> component() {
            return KernelTerms.components().stream()
                    .filter(component -> component.id().toString().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Record settings() {
            return settings;
        }
    }

    private static Mmd.Settings mmd(Among among, Scores scores, Kernel kernel, boolean adjusted) {
        return new Mmd.Settings(Optional.of("second"), among, scores, kernel, 0.5, Estimate.BIASED, adjusted, true);
    }

    private static Hsic.Settings hsic(Among among, Scores scores, Kernel kernel, double bandwidth) {
        return new Hsic.Settings(
                Optional.of("second"),
                among,
                scores,
                kernel,
                Optional.of(bandwidth).filter(given -> given > 0),
                true);
    }

    @Nested
    final class MmdOfAllRows extends Contract {
        MmdOfAllRows() {
            super("fairness/mmd", mmd(Among.ALL_ROWS, Scores.FAVOURABLE, Kernel.GAUSS, false));
        }
    }

    @Nested
    final class MmdOfTheFavourable extends Contract {
        MmdOfTheFavourable() {
            super("fairness/mmd", mmd(Among.FAVOURABLE, Scores.PROBABILITIES, Kernel.GAUSS, false));
        }
    }

    @Nested
    final class MmdOfTheOthers extends Contract {
        MmdOfTheOthers() {
            super("fairness/mmd", mmd(Among.UNFAVOURABLE, Scores.FAVOURABLE, Kernel.GAUSS, false));
        }
    }

    @Nested
    final class LaplacianMmdOfEachClass extends Contract {
        LaplacianMmdOfEachClass() {
            super("fairness/mmd", mmd(Among.EACH_CLASS, Scores.LOGITS, Kernel.LAPLACE, false));
        }
    }

    @Nested
    final class UnbiasedMmd extends Contract {
        UnbiasedMmd() {
            super(
                    "fairness/mmd",
                    new Mmd.Settings(
                            Optional.of("second"),
                            Among.ALL_ROWS,
                            Scores.FAVOURABLE,
                            Kernel.GAUSS,
                            0.5,
                            Estimate.UNBIASED,
                            false,
                            true));
        }
    }

    @Nested
    final class AdjustedMmd extends Contract {
        AdjustedMmd() {
            super("fairness/mmd", mmd(Among.ALL_ROWS, Scores.FAVOURABLE, Kernel.GAUSS, true));
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds the variance constant");
        }
    }

    @Nested
    final class Correlation extends Contract {
        Correlation() {
            super(
                    "fairness/absolute-correlation",
                    new AbsoluteCorrelation.Settings(Optional.of("second"), Among.ALL_ROWS, true));
        }
    }

    @Nested
    final class CorrelationWithinClasses extends Contract {
        CorrelationWithinClasses() {
            super(
                    "fairness/absolute-correlation",
                    new AbsoluteCorrelation.Settings(Optional.of("second"), Among.EACH_CLASS, true));
        }
    }

    @Nested
    final class GaussianHsic extends Contract {
        GaussianHsic() {
            super("fairness/hsic", hsic(Among.ALL_ROWS, Scores.FAVOURABLE, Kernel.GAUSS, 0.5));
        }
    }

    @Nested
    final class LaplacianHsicOfEachClass extends Contract {
        LaplacianHsicOfEachClass() {
            super("fairness/hsic", hsic(Among.EACH_CLASS, Scores.LOGITS, Kernel.LAPLACE, 1));
        }
    }

    @Nested
    final class HsicWithTheMedian extends Contract {
        HsicWithTheMedian() {
            super("fairness/hsic", hsic(Among.ALL_ROWS, Scores.PROBABILITIES, Kernel.GAUSS, 0));
        }

        @Override
        protected Map<Behavior, String> optOuts() {
            return Map.of(Behavior.HAS_ITS_SLOPE, "it holds the bandwidth constant");
        }
    }
}
