package io.limbeck.engine.plan;

import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;

/**
 * What a loss term asks for.
 *
 * @param needs what it declares to need
 * @param views what it looks at in the teacher besides its logits
 */
public record Wants(Set<Need> needs, Set<View> views) {

    public Wants {
        needs = Set.copyOf(needs);
        views = Set.copyOf(views);
    }

    /** {@return what a term asks for} */
    public static Wants of(LossTerm term) {
        return new Wants(term.needs(), term.views());
    }

    /** {@return whether it needs a teacher: it looks at its logits, or at anything else in it} */
    public boolean teacher() {
        return needs.contains(Need.TEACHER_LOGITS) || !views.isEmpty();
    }

    /**
     * {@return whether it looks inside the teacher: at layers or gradients}. Hard labels have neither, so that nothing can
     * take such a term's place in a twin. The members of an ensemble are outputs, like its logits.
     */
    public boolean inside() {
        return views.stream().anyMatch(view -> !(view instanceof View.Members));
    }
}
