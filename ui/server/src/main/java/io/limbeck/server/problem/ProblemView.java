package io.limbeck.server.problem;

import io.limbeck.engine.document.Place;
import io.limbeck.spi.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong, where, and the way out. */
@Schema(name = "Problem")
public record ProblemView(
        @Schema(description = "error or warning", example = "error")
        String severity,

        @Schema(description = "Place in the document", example = "student.objective[1].temperature")
        String where,

        @Schema(description = "Place of the node, empty if it concerns none", example = "student.objective[1]")
        String node,

        @Schema(description = "Setting of that node, empty if it concerns the node itself", example = "temperature")
        String setting,

        @Schema(description = "What is wrong, the value in quotes")
        String message,

        @Schema(description = "What to do about it") String remedy) {

    /** {@return the problems, each tied to the node that it is about} */
    public static List<ProblemView> of(Collection<Problem> problems, Collection<String> nodes) {
        return problems.stream().map(problem -> of(problem, nodes)).toList();
    }

    private static ProblemView of(Problem problem, Collection<String> nodes) {
        String node = owner(problem.where(), nodes);
        String rest = node.isEmpty() ? "" : problem.where().substring(node.length());
        return new ProblemView(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.where(),
                node,
                rest.startsWith(".") ? rest.substring(1) : rest,
                problem.message(),
                problem.remedy());
    }

    /** {@return the innermost node at or above a place} */
    private static String owner(String where, Collection<String> nodes) {
        Place place;
        try {
            place = Place.of(where);
        } catch (IllegalArgumentException e) {
            return "";
        }
        for (int depth = place.depth(); depth > 0; depth--) {
            String node = place.first(depth).toString();
            if (nodes.contains(node)) {
                return node;
            }
        }
        return "";
    }
}
