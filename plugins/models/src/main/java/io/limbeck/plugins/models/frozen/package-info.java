/** A model on what another, frozen one makes of the rows. */
@NullMarked
package io.limbeck.plugins.models.frozen;

import org.jspecify.annotations.NullMarked;
