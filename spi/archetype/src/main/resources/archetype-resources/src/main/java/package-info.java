/** The plugin ${artifactId}. */
@NullMarked
package ${package};

import org.jspecify.annotations.NullMarked;
