package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;

/** The objective that clients tell before they train. */
final class ToldLoss {

    static final LocalRule RULE = new LocalRule() {
        @Override
        public boolean tellsLoss() {
            return true;
        }
    };

    private ToldLoss() {}

    /**
     * {@return the objective}
     *
     * @throws InvalidInputException if it is not a number of 0 or more
     */
    static double of(ClientUpdate update) {
        if (!(update.loss() >= 0)) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "client " + update.client() + " tells the objective '" + update.loss()
                            + "', and fair weights are made of" + " objectives of 0 or more",
                    "take loss terms that are never negative, or a lower learning rate if training diverged"));
        }
        return update.loss();
    }
}
