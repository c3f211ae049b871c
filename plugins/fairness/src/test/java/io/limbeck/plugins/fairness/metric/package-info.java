/** Tests of metrics through the interface that the host uses. */
package io.limbeck.plugins.fairness.metric;
