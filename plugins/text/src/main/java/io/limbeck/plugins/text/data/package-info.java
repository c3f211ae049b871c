/** Files of tagged tokens, made into rows of codes. */
@NullMarked
package io.limbeck.plugins.text.data;

import org.jspecify.annotations.NullMarked;
