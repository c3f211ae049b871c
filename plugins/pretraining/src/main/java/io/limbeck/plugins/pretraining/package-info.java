/** Pre-training without labels: features are hidden, and a model learns to guess them. */
@NullMarked
package io.limbeck.plugins.pretraining;

import org.jspecify.annotations.NullMarked;
