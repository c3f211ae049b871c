package io.limbeck.spi.portable;

import org.apiguardian.api.API;

/** Functions of one number. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum PortableFunction {
    /** {@code max(0, x)}. */
    RELU,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code x · Φ(x)}, the exact form. */
    GELU,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code x}, and {@code exp(x) - 1} below zero. */
    ELU,
    /** {@code ln(1 + exp(x))}. */
    SOFTPLUS,
    /** {@code min(1, max(0, x))}. */
    CLIP,
    /** {@code ln(max(x, 1e-12))}. */
    LOG
}
