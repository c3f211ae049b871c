/**
 * What a plugin is made of: {@link io.limbeck.spi.Plugin}, {@link io.limbeck.spi.Component}, kinds, ports, settings
 * and problems. Start reading at {@link io.limbeck.spi.Component}.
 */
@NullMarked
package io.limbeck.spi;

import org.jspecify.annotations.NullMarked;
