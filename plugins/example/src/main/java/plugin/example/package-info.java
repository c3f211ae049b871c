/** A plugin with one component of each kind; the pages of docs/plugins walk through it. */
@NullMarked
package plugin.example;

import org.jspecify.annotations.NullMarked;
