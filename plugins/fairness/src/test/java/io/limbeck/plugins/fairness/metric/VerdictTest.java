package io.limbeck.plugins.fairness.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.statistics.Aggregate;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    private static final int[] FAIR = {400, 100, 50, 450};
    private static final int[] HARSH = {200, 300, 50, 450};

    private static FairnessResult measure(String id, Map<String, ?> settings, int[]... groups) {
        Rows rows = Rows.counted(groups);
        return Rows.metric(id, settings).measure(rows.predictions(), rows.groups(), Rows.RANDOM);
    }

    @Test
    void aSmallGapOnManyRowsPasses() {
        FairnessResult result = measure("equal-opportunity", Map.of(), FAIR, FAIR);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.reason()).contains("lies within the bound, at most 0.1");
    }

    @Test
    void aLargeGapFails() {
        FairnessResult result = measure("equal-opportunity", Map.of(), FAIR, HARSH);
        assertThat(result.estimate()).isEqualTo(0.4, within(1e-12));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("lies outside the bound, at most 0.1");
    }

    @Test
    void anIntervalAcrossTheBoundIsNoEvidence() {
        FairnessResult result = measure("equal-opportunity", Map.of(), new int[] {8, 4, 3, 9}, new int[] {9, 3, 3, 9});
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).contains("crosses the bound");
    }

    @Test
    void withoutBootstrapsTheEstimateDecides() {
        Map<String, ?> none = Map.of("bootstraps", 0);
        FairnessResult result = measure("equal-opportunity", none, new int[] {8, 4, 3, 9}, new int[] {9, 3, 3, 9});
        assertThat(result.interval()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(measure("equal-opportunity", none, FAIR, HARSH).verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void aGroupWithoutPositivesIsNeverFair(Convention convention) {
        int[] none = {0, 0, 50, 450};
        for (String id : List.of("equal-opportunity", "equalized-odds", "false-negative-rate-difference")) {
            FairnessResult two = measure(id, Map.of("convention", convention), FAIR, none);
            FairnessResult three = measure(id, Map.of("convention", convention), FAIR, none, FAIR);
            assertThat(two.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
            assertThat(three.verdict()).isNotEqualTo(Verdict.PASS);
        }
    }

    @Test
    void groupsLeftOutAreListedAndNamed() {
        FairnessResult result = measure("equal-opportunity", Map.of(), FAIR, FAIR, new int[] {2, 1, 30, 30});
        assertThat(result.estimate()).isZero();
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).contains("not all groups could be judged", "c (truePositiveRate: 3 rows)");
        assertThat(result.groups()).extracting(GroupFigure::counted).containsExactly(true, true, false);
        assertThat(result.groups().get(2).value()).isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void whatFailsWithoutTheSmallGroupFailsWithIt() {
        FairnessResult result = measure("equal-opportunity", Map.of(), FAIR, HARSH, new int[] {2, 1, 30, 30});
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("c (truePositiveRate: 3 rows)");
    }

    @Test
    void aToolkitsZeroForAnUndefinedRateIsNoFailure() {
        FairnessResult result = measure(
                "equal-opportunity", Map.of("convention", Convention.FAIRLEARN), FAIR, new int[] {0, 0, 50, 450});
        assertThat(result.estimate()).isEqualTo(0.8, within(1e-12));
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void oneGroupAloneIsNoEvidence() {
        FairnessResult result = measure("demographic-parity", Map.of(), FAIR);
        assertThat(result.estimate()).isNaN();
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).contains("Fewer than two groups");
    }

    @Test
    void aSignedConventionNeedsAPrivilegedGroup() {
        Rows rows = Rows.counted(FAIR, HARSH);
        Groups nobody = new Groups("sex", rows.group(), rows.names(), "");
        FairnessResult result = Rows.metric("demographic-parity", Map.of("convention", Convention.AIF360))
                .measure(rows.predictions(), nobody, Rows.RANDOM);
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).contains("no privileged group").contains("unsigned convention");
    }

    @Test
    void rowsOfUnknownMembershipAreLeftOut() {
        Rows rows = Rows.counted(FAIR, HARSH);
        int[] codes = rows.group().clone();
        Arrays.fill(codes, 0, 400, -1);
        Groups groups = new Groups("sex", codes, rows.names(), "b");
        FairnessResult result =
                Rows.metric("equal-opportunity", Map.of()).measure(rows.predictions(), groups, Rows.RANDOM);
        assertThat(result.groups().get(0).denominator()).isEqualTo(100);
        assertThat(result.groups().get(0).value()).isZero();
    }

    @Test
    void noRowsAtAllAreNoEvidence() {
        for (var component : FairnessMetrics.components()) {
            Map<String, ?> settings =
                    component.id().name().equals("rate-gap") ? Map.of("rate", Rate.ACCURACY) : Map.of();
            Rows rows = Rows.counted(new int[4], new int[4]);
            FairnessResult result = Rows.metric(component.id().name(), settings)
                    .measure(rows.predictions(), rows.groups(), Rows.RANDOM);
            assertThat(result.verdict()).as(component.id().toString()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        }
    }

    @Test
    void theSignSaysWhoIsBetterOff() {
        Rows rows = Rows.counted(HARSH, FAIR);
        assertThat(rows.estimate(Rows.metric("equal-opportunity", Map.of("convention", Convention.AIF360))))
                .isEqualTo(-0.4, within(1e-12));
        assertThat(rows.estimate(Rows.metric("equal-opportunity", Map.of("convention", Convention.FAIRLEARN))))
                .isEqualTo(0.4, within(1e-12));
        assertThat(rows.estimate(Rows.metric("equal-opportunity", Map.of("convention", Convention.FFB))))
                .isEqualTo(40, within(1e-10));
    }

    @Test
    void equalizedOddsIsAMaximumASumOrAMean() {
        Rows rows = Rows.counted(new int[] {80, 20, 30, 70}, new int[] {50, 50, 10, 90});
        assertThat(rows.estimate(Rows.metric("equalized-odds", Map.of()))).isEqualTo(0.3, within(1e-12));
        assertThat(rows.estimate(Rows.metric("equalized-odds", Map.of("aggregate", Optional.of(Aggregate.MEAN)))))
                .isEqualTo(0.25, within(1e-12));
        assertThat(rows.estimate(Rows.metric("equalized-odds", Map.of("convention", Convention.FFB))))
                .isEqualTo(50, within(1e-10));
        assertThat(Rows.metric("equalized-odds", Map.of("convention", Convention.FFB))
                        .definition())
                .isEqualTo("equalized odds difference of true positive rate and false positive rate, sum of absolute"
                        + " gaps, highest minus lowest, in percent (ffb)");
    }

    @Test
    void oddsThatCancelAreSeenByEqualizedOddsOnly() {
        Rows rows = Rows.counted(new int[] {100, 0, 0, 100}, new int[] {0, 100, 100, 0});
        assertThat(rows.estimate(Rows.metric("average-odds", Map.of()))).isZero();
        assertThat(rows.estimate(Rows.metric("equalized-odds", Map.of()))).isEqualTo(1);
    }

    @Test
    void severalUnprivilegedGroupsAreOneForSignedConventions() {
        Rows rows = Rows.counted(new int[] {10, 10, 0, 0}, new int[] {30, 10, 0, 0}, new int[] {90, 10, 0, 0});
        assertThat(rows.estimate(Rows.metric("demographic-parity", Map.of("convention", Convention.AIF360))))
                .isEqualTo(40 / 60.0 - 0.9, within(1e-12));
    }

    @Test
    void aGroupWithoutEvidenceDoesNotHideBehindTheOtherUnprivileged() {
        FairnessResult result = measure(
                "equal-opportunity", Map.of("convention", Convention.AIF360), FAIR, new int[] {0, 0, 9, 9}, FAIR);
        assertThat(result.estimate()).isZero();
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(result.reason()).contains("b (truePositiveRate: 0 rows)");
        assertThat(result.groups()).extracting(GroupFigure::group).containsExactly("all but c", "c", "a", "b");
    }
}
