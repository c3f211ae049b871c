/**
 * Aggregation that some clients cannot lead astray, whatever they send. Begin with {@link Robust}, which all strategies here
 * are, and {@link Cohort}, what they look at.
 */
@NullMarked
package io.limbeck.plugins.federation.robust;

import org.jspecify.annotations.NullMarked;
