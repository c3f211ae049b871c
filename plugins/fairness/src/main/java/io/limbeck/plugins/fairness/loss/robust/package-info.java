/** Loss terms that mind the group for which the model does worst. */
@NullMarked
package io.limbeck.plugins.fairness.loss.robust;

import org.jspecify.annotations.NullMarked;
