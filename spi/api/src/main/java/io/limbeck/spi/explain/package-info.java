/** Explanations: what asks a finished model why it decides as it does, and the drawings in which the answer is told. */
@NullMarked
package io.limbeck.spi.explain;

import org.jspecify.annotations.NullMarked;
