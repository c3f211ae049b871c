/** Documents: converted between spellings, checked, planned. */
@NullMarked
package io.limbeck.server.document;

import org.jspecify.annotations.NullMarked;
