package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Strangers;
import io.limbeck.plugins.interpretability.statistics.Agreement;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.GridColumn;
import io.limbeck.spi.explain.Exhibit.GridRow;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import io.limbeck.spi.model.Teacher;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;

/**
 * Fidelity on rows that were never measured, see {@link Strangers}: share of them that student and teacher decide alike,
 * and Cohen's κ, for far from the data both may give one answer to everything. A student that agrees on the test rows
 * and not here has learnt the teacher's answers and not its rule; do not read it as the teacher's explanation where the
 * population may shift.
 */
final class OffDistributionFidelity implements Explainer {

    @Summary("How often a student decides as its teacher does on made-up rows, close to the data and far from it")
    record Settings(
            @Summary("How rows are made up: munge, shuffled, uniform") @Default("[munge, shuffled, uniform]") @NotEmpty
            List<Strangers> kinds,

            @Summary("Rows made up of each kind, and known rows they are made from") @Default("1000") @Min(2)
            int rows) {}

    private final Settings settings;

    OffDistributionFidelity(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        ChosenRows.requireSingle(inputs.rows());
        Teacher teacher = inputs.teacher()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "", "has no teacher to agree with", "leave it out for models that learnt from no teacher")));
        Asked taught = new Asked(teacher, inputs.rows());
        Asked student = new Asked(inputs.model(), inputs.rows());
        FeatureSet features = FeatureSet.of(inputs);
        Table known = ChosenRows.of(
                inputs.background(), settings.rows(), inputs.random().child("known"));
        int width = known.width();
        List<Figure> figures = new ArrayList<>();
        List<GridRow> rows = new ArrayList<>();
        Table test =
                ChosenRows.of(inputs.rows(), settings.rows(), inputs.random().child("rows"));
        rows.add(row("test rows", agreement(taught, student, MadeUpRows.of(test.matrix(), width))));
        for (Strangers kind : settings.kinds()) {
            MadeUpRows made = kind.of(
                    known.matrix(),
                    width,
                    features,
                    settings.rows(),
                    inputs.random().child(kind.name()));
            Agreement agreement = agreement(taught, student, made);
            rows.add(row(kind.title(), agreement));
            figures.add(new Figure(
                    "fidelity, " + kind.title(),
                    agreement.share(),
                    Format.SHARE,
                    agreement.interval(),
                    "Share of " + settings.rows() + " made-up rows (" + kind.title()
                            + ") that student and teacher decide alike; Wilson's 95 % interval"));
        }
        return new Explanation(
                figures,
                List.of(new Exhibit.Grid(
                        "Fidelity off the data",
                        "Share of rows that student and teacher decide alike, and Cohen's κ, 0 where they agree as often"
                                + " as chance would. MUNGE stays close to the data, uniform noise is far from it.",
                        List.of(new GridColumn("fidelity", Format.SHARE), new GridColumn("κ", Format.NUMBER)),
                        rows)));
    }

    private static Agreement agreement(Asked teacher, Asked student, MadeUpRows rows) {
        return Agreement.of(student.decisions(rows), teacher.decisions(rows), student.classes());
    }

    private static GridRow row(String label, Agreement agreement) {
        return new GridRow(label, List.of(agreement.share(), agreement.kappa()));
    }
}
