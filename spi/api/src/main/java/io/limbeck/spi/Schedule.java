package io.limbeck.spi;

import org.apiguardian.api.API;

/**
 * A number that may change while a model is trained: a learning rate, or the weight of a loss term.
 *
 * <p>In a document a plain number is {@link Constant}; the others name themselves:
 * {@code {schedule: ramp, to: 1.0, epochs: 5}}. Time is counted in epochs, fractions included, so that a schedule does
 * not change its meaning with the batch size; {@link Step} may be counted in steps for recipes given that way.
 */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface Schedule {

    /** The constant 1. */
    Schedule ONE = new Constant(1);

    /**
     * {@return the value}
     *
     * @param epoch epochs done, fractions included, from 0
     * @param epochs epochs there will be in all
     * @param step optimizer steps done, from 0
     */
    double at(double epoch, double epochs, long step);

    /**
     * {@return a schedule that never changes}
     *
     * @param value its value
     */
    static Schedule constant(double value) {
        return new Constant(value);
    }

    /** Always {@code value}. */
    record Constant(double value) implements Schedule {
        @Override
        public double at(double epoch, double epochs, long step) {
            return value;
        }
    }

    /** Rises or falls on a line from {@code from} to {@code to} within the first {@code epochs} epochs, then stays. */
    record Ramp(double from, double to, double epochs) implements Schedule {
        @Override
        public double at(double epoch, double total, long step) {
            double done = epochs <= 0 ? 1 : Math.min(1, epoch / epochs);
            return from + (to - from) * done;
        }
    }

    /** {@code from}, multiplied by {@code factor} after every {@code every} epochs (or steps, if {@code steps}). */
    record Step(double from, double factor, int every, boolean steps) implements Schedule {
        @Override
        public double at(double epoch, double total, long step) {
            long times = steps ? step / every : (long) (epoch / every);
            return from * StrictMath.pow(factor, times);
        }
    }

    /** Half a cosine from {@code from} to {@code to} over the whole training (Loshchilov and Hutter 2017, eq. 5). */
    record Cosine(double from, double to) implements Schedule {
        @Override
        public double at(double epoch, double total, long step) {
            double done = total <= 0 ? 1 : Math.min(1, epoch / total);
            return to + (from - to) * (1 + StrictMath.cos(Math.PI * done)) / 2;
        }
    }

    /**
     * The weight of a loss term, driven to a target by dual ascent: after each epoch the term is measured on all validation
     * rows, and the weight becomes {@code max(0, weight + rate · (measure - to))}, at most {@code max}. The host keeps the
     * present weight; time alone does not tell it.
     *
     * @param to what the measure is to be at most
     * @param rate step of the ascent, above 0
     * @param start weight of the first epoch
     * @param max largest weight
     * @param on what the term is measured on
     */
    record Target(double to, double rate, double start, double max, On on) implements Schedule {

        /** What a term is measured on. */
        public enum On {
            /** Decisions: probabilities of 0 and 1, so that a gap is the gap in rates of decisions. */
            DECISIONS,
            /** Probabilities, as in training. */
            PROBABILITIES
        }

        /** {@return the weight at first} */
        @Override
        public double at(double epoch, double total, long step) {
            return start;
        }

        /**
         * {@return the weight of the next epoch after one that ended at {@code measure}}
         *
         * @param weight the weight of the epoch that ended
         * @param measure what the term was on all validation rows
         */
        public double next(double weight, double measure) {
            return Math.min(max, Math.max(0, weight + rate * (measure - to)));
        }
    }

    /** {@code from · factor^epoch}. */
    record Exponential(double from, double factor) implements Schedule {
        @Override
        public double at(double epoch, double total, long step) {
            return from * StrictMath.pow(factor, epoch);
        }
    }

    /**
     * Rises on a line from 0 to the first value of {@code then} within the first {@code length} epochs (or steps, if {@code
     * steps}). The rest of the training belongs to {@code then}, as if it began there (Goyal et al. 2017, section 2.2).
     */
    record Warmup(double length, boolean steps, Schedule then) implements Schedule {
        @Override
        public double at(double epoch, double total, long step) {
            double done = steps ? step : epoch;
            if (done < length) {
                return then.at(0, total, 0) * done / length;
            }
            double epochs = steps ? epoch * length / step : length;
            long before = steps ? (long) length : epoch > 0 ? Math.round(step * length / epoch) : 0;
            return then.at(epoch - epochs, total - epochs, step - before);
        }
    }
}
