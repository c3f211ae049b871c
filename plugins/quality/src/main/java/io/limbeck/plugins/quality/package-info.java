/** Metrics of how often, and how well ranked, predictions are right. */
@NullMarked
package io.limbeck.plugins.quality;

import org.jspecify.annotations.NullMarked;
