package io.limbeck.plugins.fairness.metric;

/**
 * How much evidence a figure wants.
 *
 * @param minimumDenominator rows that must stand under a group's rate
 * @param confidence confidence of the interval
 * @param bootstraps bootstrap samples; 0 for no interval
 */
record Evidence(int minimumDenominator, double confidence, int bootstraps) {}
