package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.model.TrainedWeights;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The questions of a soft tree: as pictures where rows are images, as the strongest features elsewhere. */
final class Gates {

    private static final int NAMED = 3;

    private final float[] weights;
    private final int gates;
    private final List<String> names;
    private final double[] deviations;
    private final Optional<Column.Block> image;

    /**
     * Reads them.
     *
     * @param rows usual rows, which say how much a feature varies
     */
    Gates(TrainedWeights trained, Table rows) {
        this.weights = trained.values("gates/weights");
        this.gates = Math.toIntExact(trained.shape("gates/weights")[1]);
        if (trained.names().contains("gates/beta")) {
            float[] beta = trained.values("gates/beta");
            IntStream.range(0, weights.length).forEach(i -> weights[i] *= beta[i % gates]);
        }
        this.deviations = FeatureSpread.deviations(rows);
        this.image = RowForm.image(rows);
        this.names = RowForm.names(rows);
    }

    boolean arePictures() {
        return image.isPresent();
    }

    /** {@return a picture of one image's size} */
    Picture picture(String caption, List<Float> values, boolean signed) {
        Column.Block block = image.orElseThrow(() -> new IllegalStateException("The rows are no images"));
        return new Picture(caption, block.shape().get(0), block.shape().get(1), values, signed);
    }

    /** {@return the weights of a gate, as a picture; with {@code sign} -1 what speaks for going left} */
    Picture filter(String caption, int gate, int sign) {
        List<Float> values = IntStream.range(0, weights.length / gates)
                .mapToObj(feature -> sign * weights[feature * gates + gate])
                .toList();
        return picture(caption, values, true);
    }

    /** {@return the features that sway a gate most, with the sign of their weight} */
    String words(int gate) {
        return IntStream.range(0, weights.length / gates)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> -pull(feature, gate)))
                .limit(NAMED)
                .filter(feature -> pull(feature, gate) > 0)
                .map(feature -> (weights[feature * gates + gate] < 0 ? "− " : "+ ") + names.get(feature))
                .collect(Collectors.joining(" "));
    }

    /** By how much the sum changes when the feature changes by its standard deviation. */
    private double pull(int feature, int gate) {
        return Math.abs(weights[feature * gates + gate]) * deviations[feature];
    }
}
