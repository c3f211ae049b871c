/** Terms for students that are soft decision trees. */
@NullMarked
package io.limbeck.plugins.distillation.tree;

import org.jspecify.annotations.NullMarked;
