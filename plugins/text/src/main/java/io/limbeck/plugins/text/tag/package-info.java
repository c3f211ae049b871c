/** Tags of tokens, the schemes they are written in, and the spans they stand for. */
@NullMarked
package io.limbeck.plugins.text.tag;

import org.jspecify.annotations.NullMarked;
