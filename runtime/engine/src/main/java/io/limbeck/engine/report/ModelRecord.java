package io.limbeck.engine.report;

import static java.util.Objects.requireNonNull;

import io.limbeck.engine.explain.Explained;
import java.util.List;

/**
 * A model over all repetitions.
 *
 * @param place where it stands in the document; a twin has a place of its own
 * @param role what it is to the experiment
 * @param title its name for a reader, unique in its variant: {@code teacher}, {@code student}, {@code twin: scratch}
 * @param component the component it is made by
 * @param of place of the student a twin belongs to; empty for others
 * @param twin how a twin was trained: {@code scratch}, {@code hard-labels} or {@code redistilled}; empty for others
 * @param teacher place of the teacher of a student; empty for others
 * @param before place of the stage it was made from; empty for a model that was not made from one that is shown
 * @param repetitions its repetitions, by number
 * @param explanations what was found out about it in the first repetition; empty if nobody asked
 */
public record ModelRecord(
        String place,
        Role role,
        String title,
        String component,
        String of,
        String twin,
        String teacher,
        String before,
        List<RepetitionRecord> repetitions,
        List<Explained> explanations) {

    /** The {@code twin} that was trained without distillation. */
    public static final String SCRATCH = "scratch";

    /** The {@code twin} that was trained on the teacher's most probable class. */
    public static final String HARD_LABELS = "hard-labels";

    /** The {@code twin} that learnt the same lesson under another chance. */
    public static final String REDISTILLED = "redistilled";

    public ModelRecord {
        requireNonNull(place, "place is null");
        requireNonNull(role, "role is null");
        requireNonNull(title, "title is null");
        repetitions = List.copyOf(repetitions);
        requireNonNull(before, "before is null");
        explanations = List.copyOf(explanations);
    }

    /** A model that nobody asked for explanations. */
    public ModelRecord(
            String place,
            Role role,
            String title,
            String component,
            String of,
            String twin,
            String teacher,
            List<RepetitionRecord> repetitions) {
        this(place, role, title, component, of, twin, teacher, "", repetitions, List.of());
    }

    /** A model that was not made from another. */
    public ModelRecord(
            String place,
            Role role,
            String title,
            String component,
            String of,
            String twin,
            String teacher,
            List<RepetitionRecord> repetitions,
            List<Explained> explanations) {
        this(place, role, title, component, of, twin, teacher, "", repetitions, explanations);
    }
}
