/** Tests of definitions against closed forms and published examples. */
package io.limbeck.plugins.fairness.statistics;
