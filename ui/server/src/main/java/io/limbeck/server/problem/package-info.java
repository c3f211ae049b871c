/** What is told to a client that asked for something wrong, after RFC 9457. */
@NullMarked
package io.limbeck.server.problem;

import org.jspecify.annotations.NullMarked;
