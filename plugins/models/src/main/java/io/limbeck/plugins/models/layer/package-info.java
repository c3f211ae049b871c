/** Parts that architectures are made of: fully connected layers, activations, first values. */
@NullMarked
package io.limbeck.plugins.models.layer;

import org.jspecify.annotations.NullMarked;
