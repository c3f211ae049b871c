package io.limbeck.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void aRepetitionIsAChildOfTheExperimentsSeed() {
        assertThat(Seeds.repetition(17, 3))
                .isEqualTo(new RandomSource(17).child("repetition").child(3));
    }

    @Test
    void everySeedRepetitionSaltAndPartHasNumbersOfItsOwn() {
        Set<RandomSource> all = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            for (int repetition = 0; repetition < 5; repetition++) {
                for (long salt = 0; salt < 3; salt++) {
                    RandomSource node = Seeds.node(seed, repetition, salt);
                    all.add(node);
                    for (int part = 0; part < 3; part++) {
                        all.add(Seeds.part(node, "prepare", part, 0));
                        all.add(Seeds.part(node, "prepare", part, 1));
                        all.add(Seeds.part(node, "split", part, 0));
                    }
                }
            }
        }
        assertThat(all).hasSize(5 * 5 * 3 * (1 + 3 * 3));
    }
}
