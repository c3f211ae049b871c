/** Tests of slices, against closed forms and planted ones. */
package io.limbeck.plugins.fairness.slice;
