package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.search.Dimension;
import io.limbeck.spi.search.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document and what is swept in it. Its points are known, or a search finds them one after the other. Immutable.
 */
public final class Sweep {

    private final ObjectNode document;
    private final Catalog catalog;
    private final SweepSection section;
    private final List<Swept> axes;
    private final List<Map<String, JsonNode>> points;

    Sweep(
            ObjectNode document,
            Catalog catalog,
            SweepSection section,
            List<Swept> axes,
            List<Map<String, JsonNode>> points) {
        this.document = document;
        this.catalog = catalog;
        this.section = section;
        this.axes = List.copyOf(axes);
        this.points = List.copyOf(points);
    }

    /** {@return the axes, in order} */
    public List<Swept> axes() {
        return axes;
    }

    /** {@return the search that chooses the points, as a node with its whole id; empty where they are known} */
    public Optional<ObjectNode> search() {
        return section.search().map(ObjectNode::deepCopy);
    }

    /** {@return whether chance alone takes the points} */
    public boolean isRandom() {
        return section.random();
    }

    /** {@return how many points are tried by chance or by a search} */
    public int trials() {
        return section.trials();
    }

    /** {@return root of the search's chance} */
    public long seed() {
        return section.seed();
    }

    /** {@return what is to be made good} */
    public List<Goal> goals() {
        return section.goals();
    }

    /** {@return the space that is searched} */
    public List<Dimension> space() {
        return axes.stream().map(Swept::dimension).toList();
    }

    /** {@return how many variants there are to check}; of a search those at the ends of each axis, at most */
    public int size() {
        return search().isEmpty()
                ? points.size()
                : 2 + axes.stream().mapToInt(axis -> axis.values().size()).sum();
    }

    /** {@return the variants of all points}; of a search those at the ends of each axis, to be checked beforehand */
    public List<Variant> variants() {
        if (search().isEmpty()) {
            return points.stream().map(this::variant).toList();
        }
        Set<Point> probes = new LinkedHashSet<>();
        probes.add(probe(-1, Integer.MAX_VALUE));
        probes.add(probe(Integer.MAX_VALUE, 0));
        for (int axis = 0; axis < axes.size(); axis++) {
            for (int value = 1; value < axes.get(axis).values().size(); value++) {
                probes.add(probe(axis, value));
            }
        }
        return probes.stream().map(probe -> variant(assignments(probe))).toList();
    }

    /** The lowest point, but for one axis, or the highest of all if there is no such axis. */
    private Point probe(int changed, int value) {
        List<Double> coordinates = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            boolean high = changed == Integer.MAX_VALUE;
            Dimension dimension = axes.get(axis).dimension();
            if (dimension instanceof Dimension.Choice choice) {
                coordinates.add(high ? choice.size() - 1.0 : axis == changed ? value : 0.0);
            } else if (dimension instanceof Dimension.Interval it) {
                coordinates.add(high ? it.high() : it.low());
            } else if (dimension instanceof Dimension.Whole it) {
                coordinates.add((double) (high ? it.high() : it.low()));
            }
        }
        return new Point(coordinates);
    }

    /** {@return the point as it can be tried: numbers of few digits} */
    public Point settled(Point point) {
        List<Double> coordinates = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            coordinates.add(axes.get(axis).settled(point.at(axis)));
        }
        return new Point(coordinates);
    }

    /** {@return what a point sets, by place} */
    public LinkedHashMap<String, JsonNode> assignments(Point point) {
        LinkedHashMap<String, JsonNode> assignments = new LinkedHashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            assignments.put(axes.get(axis).place(), axes.get(axis).value(point.at(axis)));
        }
        return assignments;
    }

    /** {@return the document with these values} */
    public Variant variant(Map<String, JsonNode> assignments) {
        ObjectNode copy = document.deepCopy();
        assignments.forEach((place, value) -> Tree.put(copy, Place.of(place), value.deepCopy()));
        for (Swept axis : axes) {
            JsonNode value = assignments.get(axis.place());
            if (value != null && value.isNumber()) {
                axis.rest().ifPresent(rest -> Tree.put(copy, Place.of(rest), rest(value)));
            }
        }
        return new Variant(new LinkedHashMap<>(assignments), label(assignments), Nested.toFlat(copy, catalog));
    }

    private static JsonNode rest(JsonNode value) {
        return DoubleNode.valueOf(
                BigDecimal.ONE.subtract(new BigDecimal(value.asText())).doubleValue());
    }

    /** {@return what is wrong with setting a place that no axis sets, if anything} */
    public Optional<io.limbeck.spi.Problem> check(String place) {
        return new Reach(document, catalog).check(Place.of(place));
    }

    private String label(Map<String, JsonNode> assignments) {
        return assignments.entrySet().stream()
                .map(one -> title(one.getKey(), assignments.keySet()) + " = "
                        + (one.getValue().isTextual()
                                ? one.getValue().asText()
                                : one.getValue().toString()))
                .collect(Collectors.joining(", "));
    }

    private String title(String place, Set<String> among) {
        return axes.stream()
                .filter(axis -> axis.place().equals(place))
                .map(Swept::title)
                .findFirst()
                .orElseGet(() -> title(place, "", among));
    }

    /** {@return the name an axis is given, else the last part of its place, or all of it where that is not unique} */
    static String title(String place, String given, Set<String> among) {
        boolean unique =
                among.stream().filter(other -> last(other).equals(last(place))).count() <= 1;
        return !given.isEmpty() ? given : unique ? last(place) : place;
    }

    private static String last(String place) {
        return place.substring(place.lastIndexOf('.') + 1);
    }
}
