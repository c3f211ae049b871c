/**
 * Scores exported models: {@code model.json} and {@code weights.bin}, on the JDK alone. Start with {@link
 * io.limbeck.scorer.Scorer}.
 */
@NullMarked
package io.limbeck.scorer;

import org.jspecify.annotations.NullMarked;
