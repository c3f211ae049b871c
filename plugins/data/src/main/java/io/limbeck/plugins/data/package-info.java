/** Data sets, the split of their rows, and what is done to rows before a model sees them. */
@NullMarked
package io.limbeck.plugins.data;

import org.jspecify.annotations.NullMarked;
