package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features of rows, each with the floats it became; pixels can be taken together in squares.
 *
 * @param features the features
 * @param image the rows' form, if they are images
 */
public record FeatureSet(List<Feature> features, Optional<ImageForm> image) {

    public FeatureSet {
        features = List.copyOf(features);
    }

    /** {@return the features as they are} */
    public static FeatureSet of(ExplainInputs inputs) {
        return new FeatureSet(inputs.features(), ImageForm.of(inputs.rows()));
    }

    /** {@return the features, squares of {@code patch × patch} pixels in place of the pixels of an image} */
    public static FeatureSet of(ExplainInputs inputs, int patch) {
        Table rows = inputs.rows();
        Optional<ImageForm> image = ImageForm.of(rows);
        return image.map(form -> new FeatureSet(
                        patches(form, patch, rows.columns().get(0).name()), image))
                .orElseGet(() -> of(inputs));
    }

    private static List<Feature> patches(ImageForm form, int patch, String column) {
        Map<String, List<Integer>> positions = new LinkedHashMap<>();
        for (int y = 0; y < form.height(); y++) {
            for (int x = 0; x < form.width(); x++) {
                String name = column + "[" + y / patch * patch + "," + x / patch * patch + "]";
                List<Integer> of = positions.computeIfAbsent(name, key -> new ArrayList<>());
                for (int c = 0; c < form.channels(); c++) {
                    of.add((y * form.width() + x) * form.channels() + c);
                }
            }
        }
        List<Feature> features = new ArrayList<>();
        positions.forEach((name, of) -> features.add(new Feature(name, column, of)));
        return features;
    }

    /** {@return how many there are} */
    public int size() {
        return features.size();
    }

    /** {@return the name of a feature} */
    public String name(int feature) {
        return features.get(feature).name();
    }

    /** {@return the floats of each feature in a row} */
    public int[][] positions() {
        return features.stream()
                .map(feature ->
                        feature.positions().stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** {@return one number per feature: the sum of its floats'} */
    public double[] sums(double[] floats) {
        double[] sums = new double[size()];
        int[][] positions = positions();
        for (int f = 0; f < sums.length; f++) {
            for (int position : positions[f]) {
                sums[f] += floats[position];
            }
        }
        return sums;
    }

    /** {@return one number per float, a feature's number shared evenly among its floats} */
    public double[] spread(double[] numbers, int width) {
        double[] floats = new double[width];
        int[][] positions = positions();
        for (int f = 0; f < numbers.length; f++) {
            for (int position : positions[f]) {
                floats[position] = numbers[f] / positions[f].length;
            }
        }
        return floats;
    }
}
