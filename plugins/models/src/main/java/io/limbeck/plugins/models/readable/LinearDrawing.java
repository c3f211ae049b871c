package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Gallery;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear model's coefficients: bars by the names of the columns, or a picture for each class where rows are images.
 * For two classes those of the favourable one less those of the other are shown, which are its log-odds' coefficients;
 * for more, each class's less the mean over the classes, which softmax does not see.
 */
public final class LinearDrawing {

    private static final int SHOWN = 24;

    private final Table rows;
    private final float[] weights;
    private final int classes;
    private final List<String> series;

    /** Reads the coefficients {@code logits/weights}, {@code [width, classes]}. */
    public LinearDrawing(TrainedWeights trained, ExplainInputs inputs) {
        this.rows = inputs.background();
        this.weights = trained.values("logits/weights");
        this.classes = rows.classes().size();
        this.series = classes == 2 ? List.of(rows.classes().get(rows.favourable())) : rows.classes();
    }

    /** {@return the drawing} */
    public List<Exhibit> exhibits() {
        return List.of(RowForm.image(rows).map(this::gallery).orElseGet(this::bars));
    }

    private Exhibit gallery(Column.Block image) {
        List<Picture> pictures = IntStream.range(0, series.size())
                .mapToObj(one -> new Picture(
                        series.get(one),
                        image.shape().get(0),
                        image.shape().get(1),
                        IntStream.range(0, image.width())
                                .mapToObj(pixel -> (float) coefficient(pixel, one))
                                .toList(),
                        true))
                .toList();
        return new Gallery("Coefficients", "Ink where a weight is positive speaks for the class.", pictures);
    }

    private Exhibit bars() {
        List<String> names = RowForm.names(rows);
        double[] deviations = FeatureSpread.deviations(rows);
        List<BarGroup> groups = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> -largest(feature) * deviations[feature]))
                .limit(SHOWN)
                .map(feature -> new BarGroup(
                        names.get(feature),
                        IntStream.range(0, series.size())
                                .mapToObj(one -> coefficient(feature, one))
                                .toList(),
                        List.of()))
                .toList();
        String what = classes == 2 ? "log-odds of '" + series.get(0) + "'" : "logit, less the mean over the classes";
        String left = names.size() > groups.size() ? " The first " + groups.size() + " of " + names.size() + "." : "";
        return new Bars(
                "Coefficients",
                "What one unit of a prepared column adds to the " + what
                        + ", ordered by the coefficient times the column's standard deviation." + left,
                what + " per unit",
                series,
                groups);
    }

    private double largest(int feature) {
        return IntStream.range(0, series.size())
                .mapToDouble(one -> Math.abs(coefficient(feature, one)))
                .max()
                .orElse(0);
    }

    private double coefficient(int feature, int one) {
        if (classes == 2) {
            int favourable = rows.favourable();
            return (double) weights[feature * 2 + favourable] - weights[feature * 2 + 1 - favourable];
        }
        double mean = IntStream.range(0, classes)
                .mapToDouble(c -> weights[feature * classes + c])
                .average()
                .orElse(0);
        return weights[feature * classes + one] - mean;
    }
}
