/** Loss terms that teach a student: from true labels, and from what a teacher says of the same rows. */
@NullMarked
package io.limbeck.plugins.distillation;

import org.jspecify.annotations.NullMarked;
