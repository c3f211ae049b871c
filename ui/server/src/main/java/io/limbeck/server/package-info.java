/** The studio's server. Start reading at {@link io.limbeck.server.ServerMain}. */
@NullMarked
package io.limbeck.server;

import org.jspecify.annotations.NullMarked;
