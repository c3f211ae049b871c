package io.limbeck.plugins.federation.round;

/** Bytes of vectors and figures on the wire, without headers: single precision, as models have it. */
final class Ledger {

    /** From the server to clients. */
    long down;
    /** From clients to the server. */
    long up;
}
