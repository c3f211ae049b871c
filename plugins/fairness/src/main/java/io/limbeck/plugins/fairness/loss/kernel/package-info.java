/** Loss terms that compare the groups' whole distributions of scores: kernels and correlation. */
@NullMarked
package io.limbeck.plugins.fairness.loss.kernel;

import org.jspecify.annotations.NullMarked;
