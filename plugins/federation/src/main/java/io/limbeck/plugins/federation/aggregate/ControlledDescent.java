package io.limbeck.plugins.federation.aggregate;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.LocalRule;
import io.limbeck.spi.federation.Round;
import io.limbeck.spi.federation.ServerState;

/**
 * What SCAFFOLD's clients do.
 *
 * @param control name under which the server keeps c
 * @param sign 1 where a client's control variate is a gradient, −1 where it is said to be the opposite
 */
record ControlledDescent(String control, int sign) implements LocalRule {

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public boolean shifts() {
        return true;
    }

    @Override
    public double[] shift(ServerState server, double[] memory) {
        return Vectors.plus(server.kept(control), -1, memory);
    }

    @Override
    public double[] remembered(ServerState server, double[] memory, ClientUpdate update, Round round) {
        if (update.steps() == 0) {
            return memory;
        }
        double[] uncontrolled = Vectors.plus(memory, -1, server.kept(control));
        return Vectors.plus(uncontrolled, -sign / (update.steps() * round.learningRate()), update.change());
    }

    @Override
    public boolean tellsMemory() {
        return true;
    }

    @Override
    public int vectorsDown() {
        return 2;
    }
}
