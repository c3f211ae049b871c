/** Models that are sums of one function per feature, each of which can be drawn. */
@NullMarked
package io.limbeck.plugins.models.additive;

import org.jspecify.annotations.NullMarked;
