/** Clients that mean harm, for testing what withstands them. */
@NullMarked
package io.limbeck.plugins.federation.attack;

import org.jspecify.annotations.NullMarked;
