/** Judgements on predictions: quality and fairness. */
@NullMarked
package io.limbeck.spi.metric;

import org.jspecify.annotations.NullMarked;
