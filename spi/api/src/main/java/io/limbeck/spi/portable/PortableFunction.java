package io.limbeck.spi.portable;

/** Functions of one number. */
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
