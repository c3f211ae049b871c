package io.limbeck.plugins.federation.aggregate;

/** Whether and how the step makes up for moments that began at zero. */
enum BiasCorrection {
    /** Not at all (Reddi et al. 2021). */
    NONE,
    /** By √(1 − β₂ᵗ) / (1 − β₁ᵗ), with t = 1 in the first round (Kingma and Ba 2015). */
    KINGMA,
    /** The same with t = 2 in the first round, as Flower's FedAdam has it. */
    FLOWER;

    double factor(long rounds, double beta1, double beta2) {
        long t =
                switch (this) {
                    case NONE -> 0;
                    case KINGMA -> rounds;
                    case FLOWER -> rounds + 1;
                };
        return t == 0 ? 1 : Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
    }
}
