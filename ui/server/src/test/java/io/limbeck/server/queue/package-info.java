/** What workers take. */
@org.jspecify.annotations.NullMarked
package io.limbeck.server.queue;
