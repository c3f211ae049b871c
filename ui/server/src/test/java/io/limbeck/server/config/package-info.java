/** Settings of the server. */
@org.jspecify.annotations.NullMarked
package io.limbeck.server.config;
