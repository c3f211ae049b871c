/** The fairness metrics: definitions with settings, bootstrap intervals and verdicts. */
@NullMarked
package io.limbeck.plugins.fairness.metric;

import org.jspecify.annotations.NullMarked;
