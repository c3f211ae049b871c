/** What is done at random to the features of a training batch. */
@NullMarked
package io.limbeck.plugins.models.augment;

import org.jspecify.annotations.NullMarked;
