/** Learning from data that never meets. */
@NullMarked
package io.limbeck.plugins.federation;

import org.jspecify.annotations.NullMarked;
