/** Weights, units and filters taken away by their size, little by little. */
@NullMarked
package io.limbeck.plugins.compression.pruning;

import org.jspecify.annotations.NullMarked;
