/** Tests of the fairness plugin: other people's numbers, properties, and what may go wrong. */
package io.limbeck.plugins.fairness;
