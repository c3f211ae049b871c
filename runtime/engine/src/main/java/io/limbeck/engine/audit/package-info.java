/** Judging predictions that were made elsewhere. */
@NullMarked
package io.limbeck.engine.audit;

import org.jspecify.annotations.NullMarked;
