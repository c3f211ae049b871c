package io.limbeck.spi.tensorflow.local;

import org.apiguardian.api.API;

/**
 * What came of a local training.
 *
 * @param weights weights in the end, {@code [parameters]}
 * @param before mean objective on the task's rows before the first step; NaN unless it was measured
 * @param during mean objective of the steps that were looked at, NaN if there were none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LocalResult(float[] weights, double before, double during) {}
