package io.limbeck.engine.run;

import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Sections;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.experiment.BoundExperiment.Twin;
import io.limbeck.engine.plan.Stages;
import io.limbeck.engine.plan.Twins;
import io.limbeck.engine.report.ModelRecord;
import io.limbeck.engine.report.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that a report shows.
 *
 * @param place where it stands
 * @param role what it is
 * @param title its name for a reader, unique in its variant
 * @param of place of the student a twin belongs to; empty for others
 * @param twin how a twin was trained; empty for others
 * @param teacher place of the teacher it is compared with: its own, or for a twin its student's; empty if there is none
 * @param before place of the stage it was made from; empty if there is none
 */
record Shown(String place, Role role, String title, String of, String twin, String teacher, String before) {

    private static final String TWIN = "twin: ";

    /** {@return the models of an experiment: teachers, then each student followed by its twins} */
    static List<Shown> of(BoundExperiment experiment) {
        List<String> places = Twins.shown(experiment);
        long students = places.stream()
                .filter(place -> isStudent(place) && Twins.twinAt(place).isEmpty())
                .count();
        return places.stream()
                .map(place -> describe(experiment, place, students > 1))
                .toList();
    }

    /** {@return the model at a place, if it is shown} */
    static Optional<Shown> find(BoundExperiment experiment, String place) {
        return of(experiment).stream().filter(one -> one.place().equals(place)).findFirst();
    }

    private static boolean isStudent(String place) {
        return Sections.isStudent(Place.of(Twins.studentOf(place)));
    }

    /** What its author calls a student: the key in {@code students}, quotes taken off, or {@code student}. */
    private static String name(String student) {
        List<Place.Step> steps = Place.of(student).steps();
        return steps.get(steps.size() - 1) instanceof Place.Key key ? key.name() : student;
    }

    private static Shown describe(BoundExperiment experiment, String place, boolean several) {
        Optional<Twin> twin = Twins.twinAt(place);
        String student = Twins.studentOf(place);
        String before = Stages.before(experiment, place).orElse("");
        if (!isStudent(place)) {
            return new Shown(place, Role.TEACHER, place, "", "", "", before);
        }
        String name = name(student);
        String teacher = teacherOf(experiment, student);
        if (twin.isEmpty()) {
            return new Shown(place, Role.STUDENT, name, "", "", teacher, before);
        }
        String kind =
                switch (twin.get()) {
                    case SCRATCH -> ModelRecord.SCRATCH;
                    case HARD_LABELS -> ModelRecord.HARD_LABELS;
                    case REDISTILLED -> ModelRecord.REDISTILLED;
                };
        String title = several ? name + " " + TWIN + kind : TWIN + kind;
        return new Shown(place, Role.TWIN, title, student, kind, teacher, "");
    }

    private static String teacherOf(BoundExperiment experiment, String student) {
        BoundNode node = experiment.nodes().get(student);
        List<BoundEdge> edges = node == null ? List.of() : node.inputs().getOrDefault("teacher", List.of());
        return edges.isEmpty() ? "" : edges.get(0).from();
    }

    /**
     * {@return the models this one is compared with, decision by decision: its {@code teacher} and its twins}. The keys
     * hold no name a user chose, so that a renamed student keeps its stored evaluation.
     */
    Map<String, Shown> others(List<Shown> all) {
        Map<String, Shown> others = new LinkedHashMap<>();
        all.stream().filter(one -> one.place().equals(teacher)).forEach(one -> others.put("teacher", one));
        all.stream()
                .filter(one -> role == Role.STUDENT && one.of().equals(place))
                .forEach(one -> others.put(TWIN + one.twin(), one));
        return others;
    }
}
