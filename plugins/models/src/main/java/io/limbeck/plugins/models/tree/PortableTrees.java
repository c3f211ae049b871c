package io.limbeck.plugins.models.tree;

import io.limbeck.spi.portable.PortableFunction;
import io.limbeck.spi.portable.PortableLayer.Affine;
import io.limbeck.spi.portable.PortableLayer.Chain;
import io.limbeck.spi.portable.PortableLayer.Elementwise;
import io.limbeck.spi.portable.PortableLayer.Trees;
import io.limbeck.spi.portable.PortableModel;
import java.util.Arrays;

/** Forests as formulae: the logarithm of the mean of the leaves' frequencies. */
final class PortableTrees {

    private PortableTrees() {}

    static PortableModel of(Forest forest) {
        int classes = forest.classes();
        float[] borders = new float[forest.border().length];
        for (int node = 0; node < borders.length; node++) {
            borders[node] = atMost(forest.border()[node]);
        }
        Trees trees = new Trees(
                forest.width(),
                classes,
                forest.roots(),
                forest.feature(),
                borders,
                forest.next(),
                forest.frequencies());
        float[] shares = new float[classes];
        Arrays.fill(shares, 1f / forest.roots().length);
        return new PortableModel(new Chain(
                trees, new Affine(shares, new float[classes]), new Elementwise(classes, PortableFunction.LOG)));
    }

    /** {@return the greatest float that is not above a border}: no float lies between the two */
    static float atMost(double border) {
        float nearest = (float) border;
        return nearest > border ? Math.nextDown(nearest) : nearest;
    }
}
