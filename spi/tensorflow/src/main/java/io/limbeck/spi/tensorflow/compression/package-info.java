/** Models made small: pruned, quantised, while they are trained or when they are done. */
@NullMarked
package io.limbeck.spi.tensorflow.compression;

import org.jspecify.annotations.NullMarked;
