package io.limbeck.plugins.stress;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.stress.StressRows;
import io.limbeck.spi.stress.StressTest;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Images turned about their centre, counter-clockwise, all by the same angle, as in [1]. A pixel is the bilinear mean of
 * the four around the place it comes from; beyond the edge is 0.
 *
 * <p>[1] Ovadia et al.: Can You Trust Your Model's Uncertainty?, 2019, section 4.1.
 */
final class Rotation implements StressTest {

    @Summary("Turns images about their centre")
    record Settings(
            @Unit("degrees") @Summary("Angles, from weak to strong") @Default("[15, 30, 45, 60]") @NotEmpty
            List<@DecimalMin("-360") @DecimalMax("360") Double> degrees) {}

    private final Settings settings;

    Rotation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> levels() {
        return Levels.of(settings.degrees(), "", "°");
    }

    @Override
    public StressRows at(int level, Table test, RandomSource random) {
        double angle = StrictMath.toRadians(settings.degrees().get(level));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return StressRows.shifted(
                Images.changed(test, (image, pixels, height, width) -> turned(pixels, height, width, cos, sin)));
    }

    private static float[] turned(float[] pixels, int height, int width, double cos, double sin) {
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        float[] turned = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = x - middleX;
                double down = y - middleY;
                turned[y * width + x] = at(
                        pixels, height, width, middleY + down * cos + right * sin, middleX + right * cos - down * sin);
            }
        }
        return turned;
    }

    private static float at(float[] pixels, int height, int width, double y, double x) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double below = y - top;
        double beside = x - left;
        double sum = 0;
        for (int dy = 0; dy < 2; dy++) {
            for (int dx = 0; dx < 2; dx++) {
                int row = top + dy;
                int column = left + dx;
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    sum += (dy == 0 ? 1 - below : below)
                            * (dx == 0 ? 1 - beside : beside)
                            * pixels[row * width + column];
                }
            }
        }
        return (float) sum;
    }
}
