package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import java.util.ArrayList;
import java.util.List;

/** Images with their labels, published for a split. */
record IdxPart(Split split, DataFile images, DataFile labels) {

    int rows(int limit) {
        return Math.min(limit, IdxFile.shape(images).get(0));
    }

    /** {@return the shape of an image, the same in all files: height, width, channels} */
    static List<Integer> requireOneShape(List<IdxPart> parts) {
        List<Problem> problems = new ArrayList<>();
        List<Integer> first = image(IdxFile.shape(parts.get(0).images()));
        for (IdxPart part : parts) {
            List<Integer> images = IdxFile.shape(part.images());
            List<Integer> labels = IdxFile.shape(part.labels());
            if (labels.size() != 1 || !labels.get(0).equals(images.get(0))) {
                problems.add(Problem.error(
                        "",
                        "'" + part.labels().path() + "' has the shape '" + labels + "', but '"
                                + part.images().path() + "' has '" + images.get(0) + "' images",
                        "name images and labels that belong together"));
            }
            if (!image(images).equals(first)) {
                problems.add(Problem.error(
                        "",
                        "images of '" + part.images().path() + "' are '" + image(images) + "', others '" + first + "'",
                        "name images of one size"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return first;
    }

    private static List<Integer> image(List<Integer> shape) {
        List<Integer> image = new ArrayList<>(shape.subList(1, shape.size()));
        while (image.size() < 3) {
            image.add(1);
        }
        return image;
    }
}
