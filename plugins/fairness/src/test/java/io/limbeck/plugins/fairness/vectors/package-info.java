/** Numbers that other projects publish about their own definitions, compared with ours. */
package io.limbeck.plugins.fairness.vectors;
