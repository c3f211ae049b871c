package io.limbeck.plugins.compression.pruning;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import java.util.Optional;

/**
 * How much is taken away by when: a share that grows fast at first, when there is much to spare, and slowly at the end [1]:
 * {@code s(t) = target + (initial − target) · (1 − (t − begin) / (end − begin))³} at {@code t = begin, begin + every, …},
 * nothing before, and {@code target} from {@code end} on.
 *
 * <p>[1] Zhu, Gupta: To Prune, or Not to Prune: Exploring the Efficacy of Pruning for Model Compression, 2017, equation 1.
 *
 * @param target share at the end
 * @param initial share at the beginning
 * @param begin epochs before the first pruning
 * @param end epochs after which the target is reached; half of all epochs if it is not given
 * @param every epochs between two steps
 */
record Gradually(double target, double initial, int begin, Optional<Integer> end, int every) {

    /** {@return what is wrong with it before the length of training is known} */
    Ports ports() {
        Ports ports = Ports.NONE;
        if (initial > target) {
            ports = ports.with(Problem.error(
                    "initial",
                    "must be at most the target '" + target + "', but is '" + initial + "'",
                    "what is pruned does not come back; 0 begins with the whole model"));
        }
        if (end.isPresent() && end.get() < begin) {
            ports = ports.with(Problem.error(
                    "end",
                    "must not be before 'begin', which is '" + begin + "', but is '" + end.get() + "'",
                    "write a later epoch"));
        }
        return ports;
    }

    /**
     * Compares it with the length of training.
     *
     * @throws InvalidInputException if the target would never be reached
     */
    void require(double epochs) {
        int last = end.orElse(begin);
        if (last > epochs) {
            throw new InvalidInputException(Problem.error(
                    "compress",
                    "reaches its target after epoch '" + last + "', but training has '" + epochs + "' epochs",
                    "set 'end' to about half of the epochs: in the others what is left makes up for what is gone"));
        }
    }

    /** {@return the share that is to be gone after so many epochs of a training} */
    double share(double epoch, double epochs) {
        double last = last(epochs);
        if (epoch >= last) {
            return target;
        }
        if (epoch < begin) {
            return 0;
        }
        double at = begin + Math.floor((epoch - begin) / every) * every;
        double left = 1 - (at - begin) / (last - begin);
        return target + (initial - target) * left * left * left;
    }

    /** {@return whether the target is reached} */
    boolean reached(double epoch, double epochs) {
        return epoch >= last(epochs);
    }

    private double last(double epochs) {
        return end.map(Integer::doubleValue).orElseGet(() -> Math.max(begin, Math.floor(epochs / 2)));
    }
}
