/** Training on parts of the rows, many times over, from weights that come from outside: what clients of a federation do. */
@NullMarked
package io.limbeck.spi.tensorflow.local;

import org.jspecify.annotations.NullMarked;
