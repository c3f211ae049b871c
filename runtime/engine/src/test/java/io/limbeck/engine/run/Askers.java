package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/** Explainers that ask little: one looks at everything it is given, one refuses, one breaks the first time. */
final class Askers implements Plugin {

    @Summary("Looks at everything it is given")
    record Settings(
            @Summary("Test rows to look at") @Default("20") int rows) {}

    private final AtomicInteger asked;
    private final int breaksUntil;

    private Askers(AtomicInteger asked, int breaksUntil) {
        this.asked = asked;
        this.breaksUntil = breaksUntil;
    }

    /**
     * {@return all usual components, and the explainers}
     *
     * @param asked counts how often {@code test/look} was asked
     * @param breaksUntil how often {@code test/look} breaks before it answers
     */
    static Catalog catalog(AtomicInteger asked, int breaksUntil) {
        List<Plugin> plugins = new ArrayList<>();
        ServiceLoader.load(Plugin.class).forEach(plugins::add);
        plugins.add(new Askers(asked, breaksUntil));
        return CatalogLoader.of(plugins);
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("test-askers", "0.1.0", "Explainers that ask little", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(Explainer.KIND, "test/look", Settings.class, settings -> inputs -> look(settings, inputs)),
                Component.of(Explainer.KIND, "test/refuse", NoSettings.class, settings -> inputs -> {
                    throw new InvalidInputException(Problem.error("", "has no inside", "look at another model"));
                }));
    }

    private Explanation look(Settings settings, ExplainInputs inputs) {
        if (asked.getAndIncrement() < breaksUntil) {
            throw new IllegalStateException("not yet");
        }
        int[] first = new int[settings.rows()];
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
        }
        Table rows = inputs.rows().select(first);
        double mine = inputs.model().outputs(rows, Split.TEST).probabilities()[0][0];
        double theirs = inputs.teacher()
                .map(teacher -> teacher.outputs(rows, Split.TEST).probabilities()[0][0])
                .orElse(Double.NaN);
        List<Exhibit.BarGroup> bars = new ArrayList<>();
        for (Feature feature : inputs.features()) {
            bars.add(new Exhibit.BarGroup(
                    feature.name(), List.of((double) feature.positions().size(), theirs), List.of()));
        }
        return new Explanation(
                List.of(
                        figure("mine", mine),
                        figure("theirs", theirs),
                        figure("raw rows", inputs.raw(rows).rows()),
                        figure("background", inputs.background().rows()),
                        figure("chance", inputs.random().uniform(0))),
                List.of(new Exhibit.Bars("Floats", "", "floats", List.of("model", "teacher"), bars)));
    }

    private static Explanation.Figure figure(String name, double value) {
        return new Explanation.Figure(name, value, Exhibit.Format.NUMBER, Optional.empty(), name);
    }
}
