/** What can be configured. */
@NullMarked
package io.limbeck.server.config;

import org.jspecify.annotations.NullMarked;
