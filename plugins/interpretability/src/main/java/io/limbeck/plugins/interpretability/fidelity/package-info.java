/** Metrics of how faithfully a student stands for its teacher, read off both models' answers to the same rows. */
@NullMarked
package io.limbeck.plugins.interpretability.fidelity;

import org.jspecify.annotations.NullMarked;
