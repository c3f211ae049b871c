/** What becomes of several clients' answers to the same questions. */
@NullMarked
package io.limbeck.plugins.federation.consensus;

import org.jspecify.annotations.NullMarked;
