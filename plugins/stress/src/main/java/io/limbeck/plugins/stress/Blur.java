package io.limbeck.plugins.stress;

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.stress.StressRows;
import io.limbeck.spi.stress.StressTest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;

/**
 * Images out of focus: convolved with a Gaussian of the given standard deviation in pixels, cut off at three of them and
 * scaled to sum to one. Beyond the edge lies the pixel of the edge.
 */
final class Blur implements StressTest {

    @Summary("Blurs images by a Gaussian")
    record Settings(
            @Unit("pixels")
            @Summary("Standard deviations of the Gaussian, from weak to strong")
            @Default("[1, 1.5, 2, 3]")
            @NotEmpty
            List<@Positive Double> pixels) {}

    private final Settings settings;

    Blur(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> levels() {
        return Levels.of(settings.pixels(), "", " px");
    }

    @Override
    public StressRows at(int level, Table test, RandomSource random) {
        double[] kernel = kernel(settings.pixels().get(level));
        return StressRows.shifted(Images.changed(
                test,
                (image, pixels, height, width) ->
                        along(along(pixels, height, width, kernel, false), height, width, kernel, true)));
    }

    private static double[] kernel(double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double away = (i - reach) / deviation;
            kernel[i] = StrictMath.exp(-away * away / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static float[] along(float[] pixels, int height, int width, double[] kernel, boolean down) {
        int reach = kernel.length / 2;
        float[] blurred = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = 0; i < kernel.length; i++) {
                    int row = down ? Math.min(height - 1, Math.max(0, y + i - reach)) : y;
                    int column = down ? x : Math.min(width - 1, Math.max(0, x + i - reach));
                    sum += kernel[i] * pixels[row * width + column];
                }
                blurred[y * width + x] = (float) sum;
            }
        }
        return blurred;
    }
}
