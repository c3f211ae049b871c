/** A loss term that plays against a network which guesses the group. */
@NullMarked
package io.limbeck.plugins.fairness.loss.adversary;

import org.jspecify.annotations.NullMarked;
