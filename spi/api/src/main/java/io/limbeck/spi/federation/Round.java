package io.limbeck.spi.federation;

import io.limbeck.spi.RandomSource;
import org.apiguardian.api.API;

/**
 * Where a federation stands.
 *
 * @param number rounds done before
 * @param rounds rounds in all
 * @param clients clients of the federation, whether or not they take part in this round
 * @param learningRate learning rate of the clients in this round
 * @param random randomness of this round
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Round(int number, int rounds, int clients, double learningRate, RandomSource random) {}
