package io.limbeck.plugins.fairness.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds every gap, with each aggregate, to the contract of loss terms. */
final class FairnessLossContractTest {

    private abstract static class Contract extends LossTermContract {

        private final String id;
        private final Aggregate aggregate;

        Contract(String id, Aggregate aggregate) {
            this.id = id;
            this.aggregate = aggregate;
        }

        @Override
        protected Component<?, ?> component() {
            return FairnessLosses.components().stream()
                    .filter(component -> component.id().toString().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Record settings() {
            return new GapSettings(Optional.of("second"), aggregate, true);
        }
    }

    @Test
    void theseAreTheTerms() {
        assertThat(FairnessLosses.components())
                .extracting(component -> component.id().toString())
                .containsExactly(
                        "fairness/demographic-parity-gap",
                        "fairness/equal-opportunity-gap",
                        "fairness/equalized-odds-gap",
                        "fairness/error-rate-gap",
                        "fairness/mmd",
                        "fairness/absolute-correlation",
                        "fairness/hsic",
                        "fairness/group-dro",
                        "fairness/adversary",
                        "fairness/mfd");
    }

    @Nested
    final class DemographicParityMaxMin extends Contract {
        DemographicParityMaxMin() {
            super("fairness/demographic-parity-gap", Aggregate.MAX_MIN);
        }
    }

    @Nested
    final class DemographicParityMeanPairwise extends Contract {
        DemographicParityMeanPairwise() {
            super("fairness/demographic-parity-gap", Aggregate.MEAN_PAIRWISE);
        }
    }

    @Nested
    final class DemographicParityToOverall extends Contract {
        DemographicParityToOverall() {
            super("fairness/demographic-parity-gap", Aggregate.TO_OVERALL);
        }
    }

    @Nested
    final class EqualOpportunityMaxMin extends Contract {
        EqualOpportunityMaxMin() {
            super("fairness/equal-opportunity-gap", Aggregate.MAX_MIN);
        }
    }

    @Nested
    final class EqualOpportunityMeanPairwise extends Contract {
        EqualOpportunityMeanPairwise() {
            super("fairness/equal-opportunity-gap", Aggregate.MEAN_PAIRWISE);
        }
    }

    @Nested
    final class EqualOpportunityToOverall extends Contract {
        EqualOpportunityToOverall() {
            super("fairness/equal-opportunity-gap", Aggregate.TO_OVERALL);
        }
    }

    @Nested
    final class EqualizedOddsMaxMin extends Contract {
        EqualizedOddsMaxMin() {
            super("fairness/equalized-odds-gap", Aggregate.MAX_MIN);
        }
    }

    @Nested
    final class EqualizedOddsMeanPairwise extends Contract {
        EqualizedOddsMeanPairwise() {
            super("fairness/equalized-odds-gap", Aggregate.MEAN_PAIRWISE);
        }
    }

    @Nested
    final class EqualizedOddsToOverall extends Contract {
        EqualizedOddsToOverall() {
            super("fairness/equalized-odds-gap", Aggregate.TO_OVERALL);
        }
    }

    @Nested
    final class ErrorRateMaxMin extends Contract {
        ErrorRateMaxMin() {
            super("fairness/error-rate-gap", Aggregate.MAX_MIN);
        }
    }

    @Nested
    final class ErrorRateMeanPairwise extends Contract {
        ErrorRateMeanPairwise() {
            super("fairness/error-rate-gap", Aggregate.MEAN_PAIRWISE);
        }
    }

    @Nested
    final class ErrorRateToOverall extends Contract {
        ErrorRateToOverall() {
            super("fairness/error-rate-gap", Aggregate.TO_OVERALL);
        }
    }
}
