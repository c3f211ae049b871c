/** Loss terms that keep a model from treating groups differently: gaps between group rates, made differentiable. */
@NullMarked
package io.limbeck.plugins.fairness.loss;

import org.jspecify.annotations.NullMarked;
