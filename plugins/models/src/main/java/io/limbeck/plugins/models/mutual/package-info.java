/** Models that are trained together and teach each other: peers in one graph, one objective. */
@NullMarked
package io.limbeck.plugins.models.mutual;

import org.jspecify.annotations.NullMarked;
