/** The process of one run. No Quarkus here: the engine alone. */
@NullMarked
package io.limbeck.server.worker;

import org.jspecify.annotations.NullMarked;
