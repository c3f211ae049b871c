/** Loss terms that bring the groups together inside the student, at a layer. */
@NullMarked
package io.limbeck.plugins.fairness.loss.feature;

import org.jspecify.annotations.NullMarked;
