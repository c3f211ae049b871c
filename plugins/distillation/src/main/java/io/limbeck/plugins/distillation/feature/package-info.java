/** Terms that match layers: what a student's layer says of the rows, beside what a layer of the teacher says of them. */
@NullMarked
package io.limbeck.plugins.distillation.feature;

import org.jspecify.annotations.NullMarked;
