package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are images: {@code [height, width]} or {@code [height, width, channels]}.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param channels numbers per pixel
 */
public record ImageForm(int height, int width, int channels) {

    /** {@return the form of these rows, if they are images of quantities} */
    public static Optional<ImageForm> of(Table rows) {
        List<Integer> shape = rows.spec().shape();
        if (!rows.spec().codes().isEmpty() || shape.size() < 2 || shape.size() > 3) {
            return Optional.empty();
        }
        return Optional.of(new ImageForm(shape.get(0), shape.get(1), shape.size() == 3 ? shape.get(2) : 1));
    }

    /** {@return one number per pixel, its channels' summed} */
    public List<Float> pixels(double[] values) {
        List<Float> pixels = new ArrayList<>();
        for (int pixel = 0; pixel < height * width; pixel++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += values[pixel * channels + c];
            }
            pixels.add((float) sum);
        }
        return pixels;
    }

    /**
     * {@return the image blurred}: a Gaussian of standard deviation {@code sigma} pixels, cut off at three of them; beyond
     * the border the image goes on as its last pixel
     */
    float[] blurred(float[] image, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = StrictMath.exp(-(i - reach) * (double) (i - reach) / (2 * sigma * sigma));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return pass(pass(image, kernel, true), kernel, false);
    }

    private float[] pass(float[] image, double[] kernel, boolean across) {
        float[] out = new float[image.length];
        int reach = kernel.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    double sum = 0;
                    for (int i = -reach; i <= reach; i++) {
                        int atY = across ? y : Math.max(0, Math.min(height - 1, y + i));
                        int atX = across ? Math.max(0, Math.min(width - 1, x + i)) : x;
                        sum += kernel[i + reach] * image[(atY * width + atX) * channels + c];
                    }
                    out[(y * width + x) * channels + c] = (float) sum;
                }
            }
        }
        return out;
    }
}
