package io.limbeck.server.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Documents;
import io.limbeck.engine.document.Experiment;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Sweeps;
import io.limbeck.engine.run.Checked;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Submission;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.server.problem.Refusal;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts, checks and plans documents. */
@ApplicationScoped
public class Workshop {

    private final Engine engine;
    private final ServerConfig config;
    private final Optional<Reach> reach;

    Workshop(Engine engine, ServerConfig config) {
        this.engine = engine;
        this.config = config;
        this.reach = Reach.of(config, base());
    }

    private Catalog catalog() {
        return engine.catalog();
    }

    /** {@return the folder in which relative paths start} */
    public Path base() {
        return config.base().orElse(Path.of("")).toAbsolutePath().normalize();
    }

    /** {@return the document in all spellings} */
    public Converted convert(ObjectNode document) {
        Experiment experiment = Documents.toFlat(document, catalog());
        ObjectNode nested = Documents.toNested(experiment, catalog());
        return new Converted(Documents.writeFlat(experiment), nested, Documents.yaml(nested));
    }

    /** {@return everything there is to say about a submission} */
    public CheckView check(Submission submission) {
        Collection<String> places = Set.of();
        try {
            places = places(submission);
            Checked checked = bound(submission);
            return new CheckView(
                    true,
                    ProblemView.of(checked.warnings(), places),
                    checked.variants().size(),
                    checked.isSearch(),
                    CheckView.nodes(checked.variants().get(0).experiment()));
        } catch (InvalidInputException e) {
            return new CheckView(false, ProblemView.of(e.problems(), places), 0, false, Map.of());
        }
    }

    /** {@return what a run would do} */
    public PlanView plan(Submission submission) {
        return accepted(submission, () -> {
            bound(submission);
            return PlanView.of(engine.plan(submission));
        });
    }

    /** {@return the submission, checked}; a wrong one is refused with all its problems, each tied to its node */
    public Checked checked(Submission submission) {
        return accepted(submission, () -> bound(submission));
    }

    /** What a document may not reach is found before anything of it is opened. */
    private Checked bound(Submission submission) {
        requireFewVariants(submission);
        Checked checked = engine.check(submission);
        List<Problem> tooFar = reach.map(one -> one.problems(checked)).orElse(List.of());
        if (!tooFar.isEmpty()) {
            throw new InvalidInputException(tooFar);
        }
        return checked;
    }

    /** Each variant is bound and planned by itself: a short document may ask for more than a server can hold. */
    private void requireFewVariants(Submission submission) {
        ObjectNode document = ExperimentReader.parse(submission.document());
        int variants = Sweeps.read(document, submission.overrides(), catalog()).size();
        long nodes =
                (long) variants * Documents.toFlat(document, catalog()).nodes().size();
        int most = config.limits().nodesOfAllVariants();
        if (nodes > most) {
            throw new InvalidInputException(Problem.error(
                    "sweep",
                    "makes '" + variants + "' variants with '" + nodes + "' nodes in all, and this server takes "
                            + most,
                    "take fewer values, or raise limbeck.limits.nodes-of-all-variants"));
        }
    }

    private interface Work<T> {
        T done();
    }

    private <T> T accepted(Submission submission, Work<T> work) {
        try {
            places(submission);
            return work.done();
        } catch (InvalidInputException e) {
            throw Refusal.input(tied(submission, e.problems()));
        }
    }

    /** {@return problems of a submission, each tied to the node that it is about} */
    public List<ProblemView> tied(Submission submission, List<Problem> problems) {
        try {
            return ProblemView.of(problems, places(submission));
        } catch (InvalidInputException unreadable) {
            return ProblemView.of(problems, Set.of());
        }
    }

    private Collection<String> places(Submission submission) {
        Experiment experiment = Documents.toFlat(ExperimentReader.parse(submission.document()), catalog());
        int most = config.limits().nodes();
        if (experiment.nodes().size() > most) {
            throw Refusal.input(List.of(new ProblemView(
                    "error",
                    "",
                    "",
                    "",
                    "the document has '" + experiment.nodes().size() + "' nodes, and this server takes " + most,
                    "make it smaller, or raise limbeck.limits.nodes")));
        }
        return experiment.nodes().keySet();
    }
}
