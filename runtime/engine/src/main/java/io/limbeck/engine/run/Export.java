package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.export.ModelCard;
import io.limbeck.engine.export.NewFolder;
import io.limbeck.engine.export.PortableFiles;
import io.limbeck.engine.export.RowForm;
import io.limbeck.engine.export.SelfCheck;
import io.limbeck.engine.plan.Step;
import io.limbeck.scorer.Scorer;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.portable.PortableStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes one model of a finished run as files, and makes sure that they say what the model said. */
final class Export {

    private static final String CARD = "MODEL_CARD.md";

    private final Bench bench;
    private final ExportRequest request;
    private final List<String> notes = new ArrayList<>();

    Export(Bench bench, ExportRequest request) {
        this.bench = bench;
        this.request = request;
    }

    Exported run() throws IOException {
        NewFolder.requireFree(request.to());
        ExportedChoice choice = ExportedChoice.of(bench, request);
        Step step = choice.step();
        Prepared prepared = bench.prepared(step.variant(), step.repetition(), step.place());
        requireClasses(prepared.raw(), choice.place());
        IdentifierColumns.require(prepared.raw());
        RowForm form = new RowForm(prepared.raw(), prepared.rows(Split.TRAIN), steps(prepared.transforms()));
        try (Teacher model = ModelWork.reopen(bench, step)) {
            NewFolder.make(request.to(), folder -> {
                switch (request.format()) {
                    case PORTABLE -> portable(folder, choice, model, prepared, form);
                    case SAVED_MODEL -> savedModel(folder, choice, model, form);
                }
                Files.writeString(
                        folder.resolve(CARD),
                        new ModelCard(choice.report(), choice.variant(), choice.place(), form, notes).text());
            });
        }
        return new Exported(request.to(), choice.place(), choice.variant(), files(request.to()), notes);
    }

    private static void requireClasses(Table rows, String place) {
        rows.targets().ifPresent(targets -> {
            throw new InvalidInputException(Problem.error(
                    place,
                    "predicts the number '" + targets.name() + "', and only models of classes can be exported",
                    "ask it with 'limbeck predict', which reads the run itself"));
        });
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Optional<List<PortableStep>> steps(List<Transform.Fitted> transforms) {
        List<PortableStep> steps = new ArrayList<>();
        for (Transform.Fitted transform : transforms) {
            Optional<List<PortableStep>> some = transform.portable();
            if (some.isEmpty()) {
                return Optional.empty();
            }
            steps.addAll(some.get());
        }
        return Optional.of(steps);
    }

    private void portable(Path folder, ExportedChoice choice, Teacher model, Prepared prepared, RowForm form)
            throws IOException {
        PortableModel formula = formula(model, choice);
        PortableFiles.write(folder, choice.name(), formula, form);
        Scorer scorer = Scorer.read(folder);
        Table test = prepared.rows(Split.TEST);
        double[][] said = model.outputs(test, Split.TEST).probabilities();
        check("prepared", SelfCheck.ofPrepared(scorer, test, said));
        form.whyNotRaw()
                .ifPresentOrElse(
                        why -> notes.add("It takes prepared rows alone, since " + why + "."),
                        () -> check("raw", SelfCheck.ofRaw(scorer, prepared.rawTest(), said)));
    }

    private PortableModel formula(Teacher model, ExportedChoice choice) {
        Optional<PortableModel> formula;
        try {
            formula = model.portable();
        } catch (InvalidInputException e) {
            throw Components.within(choice.place(), e);
        }
        return formula.orElseThrow(() -> hasNone(choice));
    }

    private void check(String form, SelfCheck check) {
        if (!check.passes()) {
            throw new RunFailedException(String.format(
                    Locale.ROOT,
                    "the portable form is not the model: of %,d %s test rows %,d differ by more than %.0e in a"
                            + " probability, by %.2g at most; nothing was written",
                    check.rows(),
                    form,
                    check.far(),
                    SelfCheck.BOUND,
                    check.largest()));
        }
        notes.add(String.format(
                Locale.ROOT,
                "Checked on %,d %s test rows: probabilities differ from the model's by %.1e at most%s.",
                check.rows(),
                form,
                check.largest(),
                check.far() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", by more than %.0e on %d", SelfCheck.BOUND, check.far())));
    }

    private InvalidInputException hasNone(ExportedChoice choice) {
        BoundNode node = bench.components(choice.variant()).node(choice.place());
        String made = Stream.concat(
                        Stream.of(node.component().id().toString()),
                        node.inputs().getOrDefault("architecture", List.of()).stream()
                                .map(BoundEdge::from)
                                .map(part -> bench.components(choice.variant())
                                        .node(part)
                                        .component()
                                        .id()
                                        .toString()))
                .collect(Collectors.joining(" with "));
        return new InvalidInputException(Problem.error(
                choice.place(),
                "has no portable form: '" + made + "' cannot be written as a formula",
                "write a SavedModel with '--format saved-model', or distil it into a student that has one: models/linear,"
                        + " models/mlp, models/additive, models/nam, models/soft-tree, models/cart, models/tree-ensemble,"
                        + " models/boosted-trees"));
    }

    private void savedModel(Path folder, ExportedChoice choice, Teacher model, RowForm form) throws IOException {
        try {
            model.saveGraph(folder);
        } catch (InvalidInputException e) {
            throw Components.within(choice.place(), e);
        }
        PortableFiles.writeInputs(folder, choice.name(), form);
    }
}
