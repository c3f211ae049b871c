/** Slices: groups of rows that nobody named, in which a model fails most. */
@NullMarked
package io.limbeck.plugins.fairness.slice;

import org.jspecify.annotations.NullMarked;
