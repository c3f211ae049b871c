/**
 * Gradients that TensorFlow's C++ registry lacks, most of them those of gradients: a term that compares gradients is
 * trained by their derivatives.
 */
@NullMarked
package io.limbeck.spi.tensorflow.gradient;

import org.jspecify.annotations.NullMarked;
