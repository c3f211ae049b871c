package io.limbeck.plugins.distillation.feature;

import static io.limbeck.plugins.distillation.feature.Batches.LAYER;
import static io.limbeck.plugins.distillation.feature.Batches.STUDENT;
import static io.limbeck.plugins.distillation.feature.Batches.TEACHER;
import static io.limbeck.plugins.distillation.feature.Batches.row;
import static io.limbeck.plugins.distillation.feature.Batches.rows;
import static io.limbeck.plugins.distillation.feature.Batches.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.testkit.LayerRows;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Terms on what rows are to each other. Closed forms are worked by hand; the figures for {@code STUDENT} and {@code
 * TEACHER} come from numpy in double precision, by the formulas of RepDistiller's {@code SP}, {@code RKDLoss}, {@code PKT}
 * (their arithmetic, written anew), of linear CKA and of the correlation congruence's kernel.
 */
final class RelationalLossesTest {

    private static final LossTerm SIMILARITY =
            new SimilarityPreserving(new SimilarityPreserving.Settings(LAYER, LAYER, true));
    private static final LossTerm DISTANCE = new RkdDistance(new RkdDistance.Settings(LAYER, LAYER, true));
    private static final LossTerm ANGLE = new RkdAngle(new RkdAngle.Settings(LAYER, LAYER, true));
    private static final LossTerm PKT = new Pkt(new Pkt.Settings(LAYER, LAYER, true));
    private static final LossTerm CKA = new CkaAlignment(new CkaAlignment.Settings(LAYER, LAYER, true));
    private static final LossTerm CONGRUENCE =
            new CorrelationCongruence(new CorrelationCongruence.Settings(LAYER, LAYER, 0.4, 2, true));

    private static final float[][] ORTHOGONAL = {{1, 0}, {0, 1}};
    private static final float[][] PARALLEL = {{1, 0}, {1, 0}};

    /** Three rows on a line, one apart. */
    private static final float[][] LINE = {{0}, {1}, {2}};

    /** Three rows, each one apart from the others. */
    private static final float[][] TRIANGLE = {row(0, 0), row(1, 0), row(0.5, Math.sqrt(0.75))};

    /** A rotation about an axis askew: cosine 0.6, sine 0.8 in one plane, then in another. */
    private static final UnaryOperator<float[]> TURNED = row -> {
        double[] once = {0.6 * row[0] - 0.8 * row[1], 0.8 * row[0] + 0.6 * row[1], row[2]};
        return row(once[0], 0.6 * once[1] - 0.8 * once[2], 0.8 * once[1] + 0.6 * once[2]);
    };

    private static final UnaryOperator<float[]> SCALED = row -> row(3 * row[0], 3 * row[1], 3 * row[2]);
    private static final UnaryOperator<float[]> MOVED = row -> row(row[0] + 5, row[1] - 2, row[2] + 1);

    private static float[][] each(UnaryOperator<float[]> change) {
        return Arrays.stream(STUDENT).map(change).toArray(float[][]::new);
    }

    private static void doesNotMind(LossTerm term, UnaryOperator<float[]> change) {
        assertThat(value(term, each(change), TEACHER)).isCloseTo(value(term, STUDENT, TEACHER), within(2e-6));
    }

    private static void minds(LossTerm term, UnaryOperator<float[]> change) {
        assertThat(Math.abs(value(term, each(change), TEACHER) - value(term, STUDENT, TEACHER)))
                .isGreaterThan(1e-3);
    }

    /** Rows of Ĝ: (1, 0), (0, 1) against (1, 1) / √2 twice; the squares add up to 4 - 2√2. */
    @Test
    void similarityOfOrthogonalRowsAgainstParallelOnes() {
        assertThat(value(SIMILARITY, ORTHOGONAL, PARALLEL)).isCloseTo(1 - Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void aPairCountsByTheProductOfItsWeights() {
        double diagonal = Math.pow(1 - Math.sqrt(0.5), 2);
        double weighted = Batches.of(SIMILARITY, LayerRows.vectors(ORTHOGONAL), LayerRows.vectors(PARALLEL))
                .weights(3, 1)
                .value();
        assertThat(weighted).isCloseTo((diagonal * (9 + 1) + 0.5 * (3 + 3)) / 16, within(1e-6));
        LossTerm alike = new SimilarityPreserving(new SimilarityPreserving.Settings(LAYER, LAYER, false));
        assertThat(Batches.of(alike, LayerRows.vectors(ORTHOGONAL), LayerRows.vectors(PARALLEL))
                        .weights(3, 1)
                        .value())
                .isCloseTo(1 - Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void similarityAgreesWithThePublishedProgram() {
        assertThat(value(SIMILARITY, STUDENT, TEACHER)).isCloseTo(0.118867184, within(1e-6));
    }

    /** Tung and Mori 2019, section 3.1: G is the same for a layer that is turned, and row norms take the scale off. */
    @Test
    void similarityMindsNeitherTurnsNorScaleButPlace() {
        doesNotMind(SIMILARITY, TURNED);
        doesNotMind(SIMILARITY, SCALED);
        minds(SIMILARITY, MOVED);
    }

    /** 1, 1, 2 over their mean 4/3 against 1, 1, 1: differences of 1/4, 1/4, 1/2, each pair twice, of nine. */
    @Test
    void distancesOfALineAgainstATriangle() {
        assertThat(value(DISTANCE, LINE, TRIANGLE)).isCloseTo(2 * 0.5 * (2 / 16.0 + 1 / 4.0) / 9, within(1e-6));
    }

    @Test
    void distancesAgreeWithThePublishedProgram() {
        assertThat(value(DISTANCE, STUDENT, TEACHER)).isCloseTo(0.090606227, within(1e-6));
    }

    /** Cosines at the corners are 1, -1, 1 against 1/2: Huber gives 1/8, 1, 1/8, each twice, of 27. */
    @Test
    void anglesOfALineAgainstATriangle() {
        assertThat(value(ANGLE, LINE, TRIANGLE)).isCloseTo(2 * 1.25 / 27, within(1e-6));
    }

    @Test
    void anglesAgreeWithThePublishedProgram() {
        assertThat(value(ANGLE, STUDENT, TEACHER)).isCloseTo(0.067456347, within(1e-6));
    }

    /** Park et al. 2019, section 3.2: distances over their mean, and angles, are free of place and scale. */
    @Test
    void distancesAndAnglesMindNeitherPlaceNorScaleNorTurns() {
        for (LossTerm term : new LossTerm[] {DISTANCE, ANGLE}) {
            doesNotMind(term, MOVED);
            doesNotMind(term, SCALED);
            doesNotMind(term, TURNED);
        }
    }

    @Test
    void rowsThatAreAllTheSameHaveNoDistances() {
        assertThat(value(DISTANCE, rows(row(1, 2), row(1, 2)), ORTHOGONAL)).isCloseTo(2 * 0.5 / 4, within(1e-6));
    }

    /** Affinities (2/3, 1/3) against (1/2, 1/2): KL is ½ ln(9/8), then over two rows. ε is 1e-7. */
    @Test
    void neighboursOfOrthogonalRowsAgainstParallelOnes() {
        assertThat(value(PKT, ORTHOGONAL, PARALLEL)).isCloseTo(0.5 * Math.log(9.0 / 8) / 2, within(1e-6));
    }

    @Test
    void neighboursAgreeWithThePublishedProgram() {
        assertThat(value(PKT, STUDENT, TEACHER)).isCloseTo(0.019627522, within(1e-6));
    }

    @Test
    void neighboursMindNeitherTurnsNorTheLengthOfARow() {
        doesNotMind(PKT, TURNED);
        doesNotMind(
                PKT,
                row -> row(
                        row[0] * (1 + Math.abs(row[1])),
                        row[1] * (1 + Math.abs(row[1])),
                        row[2] * (1 + Math.abs(row[1]))));
        minds(PKT, MOVED);
    }

    /** Of single units the alignment is the squared correlation: (0, 1, 2) with (0, 0, 3) has 9 / 12. */
    @Test
    void alignmentOfSingleUnitsIsTheSquaredCorrelation() {
        assertThat(value(CKA, LINE, rows(row(0), row(0), row(3)))).isCloseTo(0.25, within(1e-6));
        assertThat(value(CKA, LINE, rows(row(0), row(1), row(0)))).isCloseTo(1, within(1e-6));
    }

    /** By the other form, {@code ‖F_tᵀF_s‖² / (‖F_sᵀF_s‖ ‖F_tᵀF_t‖)} of centred layers. */
    @Test
    void alignmentAgreesWithItsFormOverUnits() {
        assertThat(value(CKA, STUDENT, TEACHER)).isCloseTo(0.309309910, within(1e-6));
    }

    /** Kornblith et al. 2019, section 2: orthogonal transformations and isotropic scaling. */
    @Test
    void alignmentMindsNeitherTurnsNorScaleNorPlaceButStretching() {
        doesNotMind(CKA, TURNED);
        doesNotMind(CKA, SCALED);
        doesNotMind(CKA, MOVED);
        minds(CKA, row -> row(5 * row[0], row[1], row[2]));
    }

    /** A row of weight 2 counts as two rows. */
    @Test
    void alignmentCountsARowOfWeightTwoTwice() {
        float[][] twice = rows(row(0), row(1), row(2), row(2));
        double doubled = value(CKA, twice, rows(row(0), row(1), row(1), row(1)));
        double weighted = Batches.of(CKA, LayerRows.vectors(LINE), LayerRows.vectors(row(0), row(1), row(1)))
                .weights(1, 1, 2)
                .value();
        assertThat(weighted).isCloseTo(doubled, within(1e-6));
    }

    @Test
    void aTeacherThatIsConstantOverTheBatchTeachesNothing() {
        assertThat(value(CKA, LINE, rows(row(4), row(4), row(4)))).isZero();
    }

    /** exp(-0.8) · (1 + 0.8 + 0.32) against exp(-0.8) in two of four places. */
    @Test
    void congruenceOfOrthogonalRowsAgainstParallelOnes() {
        assertThat(value(CONGRUENCE, ORTHOGONAL, PARALLEL))
                .isCloseTo(0.5 * Math.pow(Math.exp(-0.8) * 1.12, 2), within(1e-6));
    }

    @Test
    void congruenceAgreesWithItsSeries() {
        assertThat(value(CONGRUENCE, STUDENT, TEACHER)).isCloseTo(0.053655302, within(1e-6));
        doesNotMind(CONGRUENCE, TURNED);
        doesNotMind(CONGRUENCE, SCALED);
    }

    /** The whole series is the kernel: exp(-γ · ‖x - y‖²) of unit rows, at γ = 0.4 off by less than 1e-5 at order 8. */
    @Test
    void theSeriesTendsToTheGaussianKernel() {
        LossTerm long8 = new CorrelationCongruence(new CorrelationCongruence.Settings(LAYER, LAYER, 0.4, 8, true));
        assertThat(value(long8, ORTHOGONAL, PARALLEL)).isCloseTo(0.5 * Math.pow(1 - Math.exp(-0.8), 2), within(1e-5));
    }
}
