/** Made-up rows, and what models say of them: the questions that explanations are made of. */
@NullMarked
package io.limbeck.plugins.interpretability.ask;

import org.jspecify.annotations.NullMarked;
