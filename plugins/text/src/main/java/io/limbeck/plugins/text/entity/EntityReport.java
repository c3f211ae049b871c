package io.limbeck.plugins.text.entity;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.Grid;
import io.limbeck.spi.explain.Exhibit.GridColumn;
import io.limbeck.spi.explain.Exhibit.GridRow;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Precision, recall and F1 of every type of entity, beside the teacher's F1; see {@link Scores}. */
final class EntityReport implements Explainer {

    @Summary("Precision, recall, F1 and support of each type of entity, with micro, macro and weighted averages")
    record Settings(
            @Summary("How spans are read off tags: as conlleval does, or strict, where I after nothing is nothing")
            @Default("conlleval")
            Reading reading) {}

    private static final List<GridColumn> COLUMNS = List.of(
            new GridColumn("precision", Format.SHARE),
            new GridColumn("recall", Format.SHARE),
            new GridColumn("F1", Format.SHARE),
            new GridColumn("support", Format.COUNT),
            new GridColumn("predicted", Format.COUNT));

    private final Settings settings;

    EntityReport(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return TaggedRows.check(settings.reading(), inputs);
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        Table rows = inputs.rows();
        Scores model = scores(inputs.model(), rows);
        Optional<Scores> teacher = inputs.teacher().map(one -> scores(one, rows));
        List<GridColumn> columns = new ArrayList<>(COLUMNS);
        teacher.ifPresent(one -> columns.add(new GridColumn("teacher's F1", Format.SHARE)));
        List<GridRow> lines = new ArrayList<>();
        model.byType()
                .forEach((type, score) ->
                        lines.add(line(type.isEmpty() ? "entity" : type, score, teacher.map(one -> Optional.ofNullable(
                                        one.byType().get(type))
                                .map(Score::f1)
                                .orElse(Double.NaN)))));
        for (Average average : Average.values()) {
            lines.add(line(
                    average.name().toLowerCase(Locale.ROOT) + " average",
                    model.average(average),
                    teacher.map(one -> one.average(average).f1())));
        }
        Score micro = model.average(Average.MICRO);
        return new Explanation(
                List.of(
                        figure("entity precision", micro.precision(), "share of predicted entities that are true"),
                        figure("entity recall", micro.recall(), "share of true entities that were predicted"),
                        figure("entity F1", micro.f1(), "harmonic mean of precision and recall")),
                List.of(new Grid(
                        "Entities by type",
                        "An entity is found if exactly its tokens are predicted with its type. Support is the number of"
                                + " true entities. The macro average is the mean of the types, the weighted one that"
                                + " by support; micro counts all entities together.",
                        columns,
                        lines)));
    }

    private Scores scores(Teacher model, Table rows) {
        ModelOutputs outputs = model.outputs(rows, Split.TEST);
        int[] decisions = new Predictions(
                        outputs.probabilities(),
                        rows.labels(),
                        rows.weights(),
                        rows.classes(),
                        rows.favourable(),
                        List.of(),
                        Optional.empty())
                .decisions();
        return new TaggedRows(rows.classes(), rows.sequences(), rows.rows())
                .score(settings.reading(), rows.labels(), decisions);
    }

    private static GridRow line(String label, Score score, Optional<Double> teacher) {
        List<Double> values = new ArrayList<>(List.of(
                score.precision(), score.recall(), score.f1(), (double) score.support(), (double) score.predicted()));
        teacher.ifPresent(values::add);
        return new GridRow(label, values);
    }

    private Figure figure(String name, double value, String meaning) {
        return new Figure(
                name,
                value,
                Format.SHARE,
                Optional.empty(),
                meaning + "; exact span and type, micro average, tags read "
                        + settings.reading().name().toLowerCase(Locale.ROOT));
    }
}
