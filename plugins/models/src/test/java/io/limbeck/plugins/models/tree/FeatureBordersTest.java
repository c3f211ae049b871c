package io.limbeck.plugins.models.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureBordersTest {

    private static final float[] NUMBERS = numbers(10_000);

    private static float[] numbers(int rows) {
        RandomSource random = new RandomSource(17);
        float[] numbers = new float[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = (float) random.normal(row);
        }
        return numbers;
    }

    @Test
    void fewValuesAreToldApartInTheMiddle() {
        FeatureBorders borders = FeatureBorders.of(new float[] {3, 0, -1, 1, 3, 0, 8, 1}, 2);
        assertThat(borders.borders()[0]).containsExactly(1, 5.5);
        assertThat(borders.borders()[1]).containsExactly(.5);
        assertThat(borders.code(0, -1)).isZero();
        assertThat(borders.code(0, 3)).isEqualTo(1);
        assertThat(borders.code(0, 8)).isEqualTo(2);
        assertThat(borders.above(0, 1)).isEqualTo(5.5);
    }

    @Test
    void aConstantFeatureHasNoBordersWhateverTheSignOfItsZeros() {
        FeatureBorders borders = FeatureBorders.of(new float[] {0f, -0f, 0f}, 1);
        assertThat(borders.borders()[0]).isEmpty();
        assertThat(borders.code(0, -0f)).isZero();
    }

    @Test
    void manyValuesGetCodesOfAboutEqualSize() {
        FeatureBorders borders = FeatureBorders.of(NUMBERS, 1);
        int[] sizes = new int[FeatureBorders.MOST_CODES];
        for (float number : NUMBERS) {
            sizes[borders.code(0, number)]++;
        }
        assertThat(Arrays.stream(sizes)).allSatisfy(size -> assertThat(size).isBetween(38, 41));
    }

    @Test
    void aValueThatFillsManyQuantilesHasACodeOfItsOwn() {
        float[] values = NUMBERS.clone();
        Arrays.fill(values, 0, 7_000, 0.25f);
        FeatureBorders borders = FeatureBorders.of(values, 1);
        assertThat(borders.borders()[0]).isSorted().doesNotHaveDuplicates();
        assertThat(borders.borders()[0].length).isLessThan(FeatureBorders.MOST_CODES);
        int code = borders.code(0, 0.25f);
        assertThat(borders.code(0, 0.2f)).isLessThan(code);
        assertThat(borders.code(0, 0.3f)).isGreaterThan(code);
    }

    @Test
    void aValueLiesAboveABorderExactlyWhereItsCodeDoes() {
        FeatureBorders borders = FeatureBorders.of(NUMBERS, 1);
        for (float number : NUMBERS) {
            int code = borders.code(0, number);
            assertThat(code == 0 || number > borders.above(0, code - 1)).isTrue();
            assertThat(code == borders.borders()[0].length || number <= borders.above(0, code))
                    .isTrue();
        }
    }
}
