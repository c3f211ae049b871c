package io.limbeck.plugins.federation.aggregate;

import io.limbeck.spi.federation.ClientUpdate;

/** What a client counts in a mean. */
enum Weighting {
    /** As much as it has rows. */
    ROWS,
    /** As much as any other. */
    CLIENTS;

    double of(ClientUpdate update) {
        return switch (this) {
            case ROWS -> update.rows();
            case CLIENTS -> 1;
        };
    }
}
