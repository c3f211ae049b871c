/** Models made of trees that ask one feature at a time: forests, boosted trees, and a single tree that can be read. */
@NullMarked
package io.limbeck.plugins.models.tree;

import org.jspecify.annotations.NullMarked;
