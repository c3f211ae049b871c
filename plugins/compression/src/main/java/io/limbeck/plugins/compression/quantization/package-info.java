/** Weights and activations as whole numbers of few bits. */
@NullMarked
package io.limbeck.plugins.compression.quantization;

import org.jspecify.annotations.NullMarked;
