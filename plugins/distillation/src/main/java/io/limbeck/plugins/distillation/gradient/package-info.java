/** Terms that compare how outputs change with the features: input gradients and Jacobians. */
@NullMarked
package io.limbeck.plugins.distillation.gradient;

import org.jspecify.annotations.NullMarked;
