/** The fairness plugin: metrics on how differently groups are treated, and loss terms that narrow the difference. */
@NullMarked
package io.limbeck.plugins.fairness;

import org.jspecify.annotations.NullMarked;
