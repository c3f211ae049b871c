/** Which sampled clients work, how much, and when their update comes. */
@NullMarked
package io.limbeck.plugins.federation.availability;

import org.jspecify.annotations.NullMarked;
