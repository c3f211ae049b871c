/** Metrics of predicted distributions of a number. */
@NullMarked
package io.limbeck.plugins.uncertainty.number;

import org.jspecify.annotations.NullMarked;
