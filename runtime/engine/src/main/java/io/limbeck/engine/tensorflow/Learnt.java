package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a split that one model learns from, or is selected by: all but those of the classes it leaves out.
 *
 * @param all every row of the split, which is what the teacher is asked about
 * @param kept numbers of the rows that are learnt from
 * @param rows these rows
 * @param split the split
 */
record Learnt(Table all, int[] kept, Table rows, Split split) {

    static Learnt of(Lesson lesson, Split split, List<String> leaveOut) {
        Table all = lesson.rows(split);
        if (leaveOut.isEmpty()) {
            return new Learnt(all, IntStream.range(0, all.rows()).toArray(), all, split);
        }
        Set<Integer> codes = codes(all, leaveOut);
        int[] kept = IntStream.range(0, all.rows())
                .filter(row -> !codes.contains(all.labels()[row]))
                .toArray();
        return new Learnt(all, kept, all.select(kept), split);
    }

    private static Set<Integer> codes(Table rows, List<String> names) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!rows.classes().contains(names.get(i))) {
                problems.add(Problem.error(
                        "train.leaveOut[" + i + "]",
                        "there is no class '" + names.get(i) + "'",
                        "there are: " + String.join(", ", rows.classes())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return names.stream().map(rows.classes()::indexOf).collect(Collectors.toSet());
    }

    /** {@return these rows with what the lesson's teacher says of them, if there is one} */
    TrainingGraph.SplitRows beside(Lesson lesson) {
        return new TrainingGraph.SplitRows(
                rows,
                lesson.models("teacher").stream()
                        .findFirst()
                        .map(teacher -> new TeacherRows(teacher, all, split, kept)));
    }
}
