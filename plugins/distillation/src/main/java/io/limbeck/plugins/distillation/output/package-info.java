/** Loss terms on what a model says in the end: its logits, beside true labels or a teacher's logits. */
@NullMarked
package io.limbeck.plugins.distillation.output;

import org.jspecify.annotations.NullMarked;
