package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.Teacher;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every explainer keeps, whatever it asks. Extend it once per plugin; the model is linear in two features, with
 * derivatives and a teacher that differs a little.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ExplainerContract extends KindContract<Explainer, ExplainerContract.Behavior> {

    private static final int ROWS = 60;

    /** What an explainer does unless its author opts out. */
    public enum Behavior {
        /** It explains a model of two classes on a table of numbers. */
        EXPLAINS_TABLES,
        /** It explains a model that has neither derivatives nor a teacher, like a tree. */
        ASKS_FOR_LOGITS_ALONE
    }

    /** A contract for explainers. */
    protected ExplainerContract() {
        super(Explainer.KIND);
    }

    /**
     * {@return a model and rows for a component}, a linear one on {@link SeededTables#numericTable} unless overridden
     *
     * @param component one of the plugin's
     */
    protected ExplainInputs inputs(Component<?, ?> component) {
        return linear().taughtBy(FunctionTeacher.linear(-0.8, 1.2, 0.03));
    }

    private static FixedExplainInputs linear() {
        return about(FunctionTeacher.linear(-1, 1.5, 0.02));
    }

    private static FixedExplainInputs about(Teacher model) {
        return new FixedExplainInputs(model, SeededTables.numericTable(31, ROWS))
                .with(List.of(new Feature("income", "income", List.of(0)), new Feature("age", "age", List.of(1))));
    }

    private Explanation explained(Subject<Explainer> subject) {
        return subject.value().explain(inputs(subject.component()));
    }

    @Override
    Object said(Subject<Explainer> subject) {
        return explained(subject).toString();
    }

    @TestFactory
    Stream<DynamicTest> theSameModelAndRowsGiveTheSameExplanation() {
        return each(subject -> assertThat(explained(subject).toString())
                .isEqualTo(explained(subject).toString()));
    }

    @TestFactory
    Stream<DynamicTest> rowsAreNotWrittenInto() {
        return each(subject -> {
            ExplainInputs inputs = inputs(subject.component());
            subject.value().explain(inputs);
            Tables.assertEqual(inputs.rows(), inputs(subject.component()).rows());
            Tables.assertEqual(inputs.background(), inputs(subject.component()).background());
        });
    }

    @TestFactory
    Stream<DynamicTest> somethingIsFoundOutAndFiguresSayWhatTheyAre() {
        return each(subject -> {
            Explanation explanation = explained(subject);
            assertThat(explanation.figures().size() + explanation.exhibits().size())
                    .as("figures and exhibits")
                    .isPositive();
            assertThat(explanation.figures()).extracting(Figure::definition).noneMatch(String::isBlank);
            assertThat(explanation.figures()).extracting(Figure::name).doesNotHaveDuplicates();
            assertThat(explanation.figures()).noneMatch(figure -> Double.isInfinite(figure.value()));
        });
    }

    @TestFactory
    Stream<DynamicTest> aModelOfATableIsExplained() {
        return each(Behavior.EXPLAINS_TABLES, subject -> {
            subject.value().explain(linear().taughtBy(FunctionTeacher.linear(-0.8, 1.2, 0.03)));
        });
    }

    @TestFactory
    Stream<DynamicTest> logitsAreAllItAsksFor() {
        return each(Behavior.ASKS_FOR_LOGITS_ALONE, subject -> subject.value()
                .explain(about(FunctionTeacher.binary(row -> row[0] > 0 ? 2.0 : -1.0))));
    }

    @TestFactory
    Stream<DynamicTest> aModelThatItCannotExplainIsRefusedWithTheWayOut() {
        return each(subject -> {
            Table none = SeededTables.numericTable(31, ROWS).select(new int[0]);
            try {
                subject.value().explain(new FixedExplainInputs(FunctionTeacher.binary(row -> 0.0), none));
            } catch (InvalidInputException e) {
                assertThat(e.problems())
                        .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
            }
        });
    }
}
