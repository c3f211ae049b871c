/** Models that read windows of codes. */
@NullMarked
package io.limbeck.plugins.text.model;

import org.jspecify.annotations.NullMarked;
