package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    /** Known distances; "ca" to "abc" is 3 by optimal string alignment. */
    @Test
    void distancesCountTheFourSlips() {
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestions.distance("ca", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("epcohs", "epochs")).isOne();
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("same", "same")).isZero();
    }

    @Test
    void theNearestIsSuggestedIfItIsNear() {
        List<String> names =
                List.of("fairness/equalized-odds", "fairness/equalized-odds-gap", "data/adult", "data/csv");
        assertThat(Suggestions.nearest("fairness/equalised-odds-gap", names)).contains("fairness/equalized-odds-gap");
        assertThat(Suggestions.nearest("datasets/adult", names)).contains("data/adult");
        assertThat(Suggestions.nearest("models/transformer", names)).isEmpty();
        assertThat(Suggestions.didYouMean("data/cvs", names)).isEqualTo("did you mean 'data/csv'? ");
        assertThat(Suggestions.didYouMean("nothing-like-it", names)).isEmpty();
        assertThat(Suggestions.nearest("x", List.of())).isEmpty();
    }
}
