/** The examples that come with Limbeck. */
@NullMarked
package io.limbeck.server.example;

import org.jspecify.annotations.NullMarked;
