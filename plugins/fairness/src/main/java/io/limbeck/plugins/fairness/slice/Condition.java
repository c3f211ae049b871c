package io.limbeck.plugins.fairness.slice;

import java.util.BitSet;

/**
 * Something that is true of some rows.
 *
 * @param column what it is about; a conjunction has one condition on each column at most
 * @param text in words: {@code age ≥ 45}
 * @param found the rows it is true of among those that are searched
 * @param test the rows it is true of among those that confirm
 */
record Condition(String column, String text, BitSet found, BitSet test) {}
