/** Texts whose tokens are classified: data, models, reports. */
@NullMarked
package io.limbeck.plugins.text;

import org.jspecify.annotations.NullMarked;
