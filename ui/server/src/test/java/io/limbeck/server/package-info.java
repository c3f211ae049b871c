/** Tests of the server through HTTP, with real runs. */
@org.jspecify.annotations.NullMarked
package io.limbeck.server;
