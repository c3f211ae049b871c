package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.ImageForm;
import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Gallery;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One number per feature: bars from the longest downwards, or a picture where features are pixels. */
record FeatureDrawing(FeatureSet features, int most) {

    /**
     * {@return the drawing}
     *
     * @param axis what the numbers are
     * @param samples one sample per feature, whose mean is drawn with its interval
     */
    Exhibit of(String title, String note, String axis, Sides<Sample[]> samples) {
        Sides<double[]> means =
                samples.map(of -> Arrays.stream(of).mapToDouble(Sample::mean).toArray());
        if (features.image().isPresent()) {
            return maps(title, samples.noted(note), features.image().get(), means);
        }
        List<BarGroup> groups = new ArrayList<>();
        for (int f : largest(means.own())) {
            List<Double> values = means.found().stream().map(of -> of[f]).toList();
            List<Interval> intervals = samples.found().stream()
                    .flatMap(of -> of[f].interval().stream())
                    .toList();
            groups.add(
                    new BarGroup(features.name(f), values, intervals.size() == values.size() ? intervals : List.of()));
        }
        return new Bars(title, samples.noted(note + rest()), axis, samples.names(), groups);
    }

    /** {@return one number per feature with its interval, if known} */
    Exhibit ofValues(String title, String note, String axis, Sides<double[]> values, Sides<double[]> reaches) {
        List<BarGroup> groups = new ArrayList<>();
        for (int f : largest(values.own())) {
            List<Double> bars = new ArrayList<>();
            List<Interval> intervals = new ArrayList<>();
            for (int side = 0; side < values.found().size(); side++) {
                double value = values.found().get(side)[f];
                bars.add(value);
                double[] reach = reaches.found().get(side);
                if (reach.length > 0) {
                    intervals.add(new Interval(value - reach[f], value + reach[f], 0.95));
                }
            }
            groups.add(new BarGroup(features.name(f), bars, intervals.size() == bars.size() ? intervals : List.of()));
        }
        return new Bars(title, note, axis, values.names(), groups);
    }

    private String rest() {
        return features.size() <= most
                ? ""
                : " The " + most + " of " + features.size() + " features with the longest bars are shown.";
    }

    /** {@return the features with the largest numbers, by size, largest first} */
    int[] largest(double[] values) {
        int[] order = Ranks.descending(Arrays.stream(values).map(Math::abs).toArray());
        return Arrays.copyOf(order, Math.min(most, order.length));
    }

    private Exhibit maps(String title, String note, ImageForm form, Sides<double[]> values) {
        List<Picture> pictures = new ArrayList<>();
        for (int side = 0; side < values.names().size(); side++) {
            pictures.add(map(values.names().get(side), form, values.found().get(side)));
        }
        return new Gallery(title, note, pictures);
    }

    /** {@return the numbers of features as a picture} */
    Picture map(String caption, ImageForm form, double[] values) {
        int width = form.height() * form.width() * form.channels();
        return new Picture(caption, form.height(), form.width(), form.pixels(features.spread(values, width)), true);
    }
}
