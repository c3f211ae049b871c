/** Fair decisions from a finished model: who decides anew on its scores, group by group, and leaves the model as it is. */
@NullMarked
package io.limbeck.plugins.fairness.postprocess;

import org.jspecify.annotations.NullMarked;
