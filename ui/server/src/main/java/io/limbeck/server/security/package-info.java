/** Who may do what. */
@NullMarked
package io.limbeck.server.security;

import org.jspecify.annotations.NullMarked;
