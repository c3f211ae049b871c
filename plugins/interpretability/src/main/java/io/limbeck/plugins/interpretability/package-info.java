/** Explanations of models, and metrics of how faithfully a student stands for its teacher. */
@NullMarked
package io.limbeck.plugins.interpretability;

import org.jspecify.annotations.NullMarked;
