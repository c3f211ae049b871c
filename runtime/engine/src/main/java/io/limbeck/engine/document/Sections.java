package io.limbeck.engine.document;

import io.limbeck.spi.Port;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.stress.StressTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands at the top of a document: header keys, and sections that are ports of the experiment itself. */
public final class Sections {

    /** What is said about the experiment rather than plugged into it. */
    public static final List<String> HEADER =
            List.of("limbeck", "name", "description", "seed", "repeat", "twins", "sweep");

    /** The component a model's section means when it names none. */
    public static final String STANDARD_MODEL = "models/trained";

    private static final Port DATA = Port.one("data", DatasetSource.KIND, "The data set");
    private static final Port TEACHER = Port.optional("teacher", TeacherSource.KIND, "The model that is learnt from")
            .orElse(STANDARD_MODEL);
    private static final Port STUDENT = Port.optional("student", TeacherSource.KIND, "The model that learns")
            .orElse(STANDARD_MODEL);
    private static final Port STUDENTS = Port.many("students", TeacherSource.KIND, "Several students by name")
            .orElse(STANDARD_MODEL);
    private static final Port EVALUATE =
            Port.many("evaluate", Metric.KIND, "What is measured").or(FairnessMetric.KIND);
    private static final Port EXPLAIN = Port.many("explain", Explainer.KIND, "What finished models are asked");
    private static final Port STRESS = Port.many(
                    "stress", StressTest.KIND, "Rows of another kind, on which finished models are judged as well")
            .or(DatasetSource.KIND);
    private static final Port PARTS =
            new Port("parts", List.of(), Port.Arity.MANY, "", false, false, "Nodes by name, to be shared with $name");

    private Sections() {}

    /** {@return the sections, in the order in which they are written} */
    public static List<Port> ports() {
        return List.of(DATA, TEACHER, STUDENT, STUDENTS, EVALUATE, EXPLAIN, STRESS, PARTS);
    }

    /** {@return every key that may stand at the top} */
    public static List<String> keys() {
        return Stream.concat(HEADER.stream(), ports().stream().map(Port::name)).toList();
    }

    /** {@return the port of the experiment at this place: the section itself, or an entry of its list or map} */
    public static Optional<Port> at(Place place) {
        if (place.depth() == 1) {
            return named(place).filter(port -> port.arity() != Port.Arity.MANY || isList(port));
        }
        if (place.depth() == 2) {
            Place.Step last = place.steps().get(1);
            return named(place.first(1))
                    .filter(port -> isList(port)
                            ? last instanceof Place.Index
                            : port.arity() == Port.Arity.MANY && last instanceof Place.Key);
        }
        return Optional.empty();
    }

    /** {@return whether a student stands at this place, or a part of one} */
    public static boolean isWithinStudent(Place place) {
        return place.section().equals("student") || (place.section().equals("students") && place.depth() > 1);
    }

    /** {@return whether a student itself stands at this place} */
    public static boolean isStudent(Place place) {
        return isWithinStudent(place) && place.depth() == (place.section().equals("student") ? 1 : 2);
    }

    /** A list of nodes, and not a map of nodes by name. */
    private static boolean isList(Port port) {
        return port.equals(EVALUATE) || port.equals(EXPLAIN) || port.equals(STRESS);
    }

    private static Optional<Port> named(Place place) {
        return ports().stream()
                .filter(port -> port.name().equals(place.section()))
                .findFirst();
    }
}
