/** What a federation is made of: who holds which rows, what clients send, and what a server makes of it. */
@NullMarked
package io.limbeck.spi.federation;

import org.jspecify.annotations.NullMarked;
