/** Metrics of how far probabilities can be trusted. */
@NullMarked
package io.limbeck.plugins.uncertainty;

import org.jspecify.annotations.NullMarked;
