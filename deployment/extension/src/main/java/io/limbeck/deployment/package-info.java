/** Build steps of the Quarkus extension: plugins are found and checked while an application is built. */
@NullMarked
package io.limbeck.deployment;

import org.jspecify.annotations.NullMarked;
