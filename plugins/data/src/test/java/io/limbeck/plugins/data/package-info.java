/** Tests of the data plugin. */
@NullMarked
package io.limbeck.plugins.data;

import org.jspecify.annotations.NullMarked;
