package io.limbeck.spi.portable;

/** Checks of sizes. */
final class Sizes {

    private Sizes() {}

    static void same(String what, int found, int expected) {
        require(found == expected, "There must be '" + expected + "' " + what + ", but there are '" + found + "'");
    }

    static void within(String what, int[] places, int count) {
        for (int place : places) {
            require(place >= 0 && place < count, "There is no " + what + " '" + place + "' among " + count);
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
