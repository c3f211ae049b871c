package io.limbeck.plugins.fairness.loss.robust;

import io.limbeck.spi.data.Table;

/** How many training rows each group has. */
final class GroupSizes {

    private GroupSizes() {}

    /** {@return rows by group, or by class and within it by group; rows of unknown group count for nobody} */
    static int[] of(Table rows, String attribute, boolean byClass) {
        int groups = rows.groups(attribute).names().size();
        int[] codes = rows.groups(attribute).codes();
        int[] sizes = new int[byClass ? groups * rows.classes().size() : groups];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                sizes[byClass ? rows.labels()[row] * groups + codes[row] : codes[row]]++;
            }
        }
        return sizes;
    }
}
