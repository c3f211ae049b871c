package io.limbeck.engine.report;

import java.util.List;

/**
 * A model that was made small, against one that it was made from.
 *
 * @param model place of the small model
 * @param against place of the other
 * @param repetitions the answers that changed, in each repetition
 * @param exemplars rows of which most repetitions say another class than before
 */
public record WhoPaid(String model, String against, List<List<ChangedAnswers>> repetitions, List<Exemplars> exemplars) {

    public WhoPaid {
        repetitions = repetitions.stream().map(List::copyOf).toList();
        exemplars = List.copyOf(exemplars);
    }
}
