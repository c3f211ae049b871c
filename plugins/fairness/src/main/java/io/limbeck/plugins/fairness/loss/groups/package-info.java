/** What every loss term on groups shares: which attribute, which rows, who is in which group. */
@NullMarked
package io.limbeck.plugins.fairness.loss.groups;

import org.jspecify.annotations.NullMarked;
