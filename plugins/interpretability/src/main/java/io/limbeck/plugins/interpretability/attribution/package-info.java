/** How much each feature of a row spoke for a class: integrated gradients and Shapley values. */
@NullMarked
package io.limbeck.plugins.interpretability.attribution;

import org.jspecify.annotations.NullMarked;
