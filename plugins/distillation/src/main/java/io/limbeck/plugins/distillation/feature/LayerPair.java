package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.model.View;
import java.util.List;

/** Settings that say which layer of the teacher teaches which layer of the student. */
interface LayerPair {

    String TEACHER = "The teacher's layer, by name; 'limbeck plugins describe' of its architecture tells the names";
    String STUDENT = "The student's layer, by name";
    String WEIGHTED_ROWS = "Whether rows count by their weight; otherwise each counts alike";
    String WEIGHTED_PAIRS =
            "Whether a pair of rows counts by the product of their weights; otherwise each pair counts alike";

    String teacherLayer();

    String studentLayer();

    default View view() {
        return new View.Tap(teacherLayer());
    }

    /** {@return both names by setting and by whose layer it is} */
    default List<Named> named() {
        return List.of(
                new Named("teacherLayer", Owner.TEACHER, teacherLayer()),
                new Named("studentLayer", Owner.STUDENT, studentLayer()));
    }

    /** Whose layer it is. */
    enum Owner {
        TEACHER("teacher"),
        STUDENT("student");

        private final String word;

        Owner(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * A layer that is asked for.
     *
     * @param setting the setting that names it
     * @param owner whose it is
     * @param layer its name
     */
    record Named(String setting, Owner owner, String layer) {}
}
