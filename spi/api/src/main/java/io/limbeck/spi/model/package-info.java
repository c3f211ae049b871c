/** Models seen from outside: whatever gives logits for rows. */
@NullMarked
package io.limbeck.spi.model;

import org.jspecify.annotations.NullMarked;
