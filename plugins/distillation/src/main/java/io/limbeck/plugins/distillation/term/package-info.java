/** What loss terms of every sort share: means over rows, checks of the first phase. */
@NullMarked
package io.limbeck.plugins.distillation.term;

import org.jspecify.annotations.NullMarked;
