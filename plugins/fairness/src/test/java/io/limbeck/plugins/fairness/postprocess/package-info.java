/** Tests of post-processing through the interface that the host uses. */
package io.limbeck.plugins.fairness.postprocess;
