/** Definitions: pure functions from counts or scores to figures, each with its source; no settings, no verdicts. */
@NullMarked
package io.limbeck.plugins.fairness.statistics;

import org.jspecify.annotations.NullMarked;
