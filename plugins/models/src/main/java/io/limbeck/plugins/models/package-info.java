/** Student architectures, optimizers, and the sources models come from. */
@NullMarked
package io.limbeck.plugins.models;

import org.jspecify.annotations.NullMarked;
