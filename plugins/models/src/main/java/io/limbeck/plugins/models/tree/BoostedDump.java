package io.limbeck.plugins.models.tree;

import io.limbeck.spi.portable.PortableLayer.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XGBoost's trees out of its text, a node a line: {@code 0:[f2<1.5] yes=1,no=2,missing=1}, {@code 1:leaf=0.3}. XGBoost
 * goes to {@code yes} where the float is below; here a float goes on above a border, so that the border is the greatest
 * float below XGBoost's.
 */
final class BoostedDump {

    private static final Pattern SPLIT = Pattern.compile("(\\d+):\\[f(\\d+)<([^\\]]+)\\] yes=(\\d+),no=(\\d+).*");
    private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=([^,]+).*");

    /** A line of a tree; {@code feature} is {@link Forest#LEAF} for a leaf, whose value is {@code number}. */
    private record Line(int feature, float number, int yes, int no) {}

    private final int width;
    private final List<Integer> roots = new ArrayList<>();
    private final List<Integer> features = new ArrayList<>();
    private final List<Float> borders = new ArrayList<>();
    private final List<Integer> next = new ArrayList<>();
    private final List<Float> leaves = new ArrayList<>();

    private BoostedDump(int width) {
        this.width = width;
    }

    /**
     * {@return the trees, with one number at each leaf}
     *
     * @param dump a text for each tree
     * @param width features per row
     */
    static Trees trees(List<String> dump, int width) {
        BoostedDump trees = new BoostedDump(width);
        dump.forEach(trees::add);
        return trees.build();
    }

    private void add(String tree) {
        TreeMap<Integer, Line> lines = new TreeMap<>();
        for (String line : tree.split("\n", -1)) {
            if (!line.isBlank()) {
                read(line.strip(), lines);
            }
        }
        roots.add(features.size());
        add(0, lines);
    }

    private static void read(String line, TreeMap<Integer, Line> lines) {
        Matcher split = SPLIT.matcher(line);
        Matcher leaf = LEAF.matcher(line);
        if (split.matches()) {
            lines.put(
                    Integer.parseInt(split.group(1)),
                    new Line(
                            Integer.parseInt(split.group(2)),
                            Math.nextDown(Float.parseFloat(split.group(3))),
                            Integer.parseInt(split.group(4)),
                            Integer.parseInt(split.group(5))));
        } else if (leaf.matches()) {
            lines.put(Integer.parseInt(leaf.group(1)), new Line(Forest.LEAF, Float.parseFloat(leaf.group(2)), 0, 0));
        } else {
            throw new IllegalStateException("XGBoost tells a tree in the unknown form '" + line + "'");
        }
    }

    /** A node, then all below its border, then all above, as {@link Forest} has them. */
    private int add(int number, TreeMap<Integer, Line> lines) {
        Line line = lines.get(number);
        if (line == null) {
            throw new IllegalStateException("XGBoost tells a tree without its node '" + number + "'");
        }
        int place = features.size();
        features.add(line.feature());
        if (line.feature() == Forest.LEAF) {
            borders.add(0f);
            next.add(leaves.size());
            leaves.add(line.number());
        } else {
            borders.add(line.number());
            next.add(-1);
            add(line.yes(), lines);
            next.set(place, add(line.no(), lines));
        }
        return place;
    }

    private Trees build() {
        return new Trees(width, 1, ints(roots), ints(features), floats(borders), ints(next), floats(leaves));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] floats(List<Float> list) {
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
