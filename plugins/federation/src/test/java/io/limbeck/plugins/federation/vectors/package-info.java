/** Numbers that other projects' suites and sources expect of the rules here. */
package io.limbeck.plugins.federation.vectors;
