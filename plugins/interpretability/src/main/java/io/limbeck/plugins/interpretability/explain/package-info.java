/** The explainers: what each asks a model, and the figures and drawings in which it answers. */
@NullMarked
package io.limbeck.plugins.interpretability.explain;

import org.jspecify.annotations.NullMarked;
