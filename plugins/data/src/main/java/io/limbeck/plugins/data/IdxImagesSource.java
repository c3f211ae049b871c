package io.limbeck.plugins.data;

import io.limbeck.plugins.data.KnownDatasets.KnownFile;
import io.limbeck.spi.ComponentContext;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Images in idx files, as MNIST has them: one column of grey levels or colours, from 0 to 1. */
final class IdxImagesSource implements DatasetSource {

    @Summary("Images and labels in idx files: MNIST, or others like it")
    record Settings(
            @Summary("Folder below LIMBECK_DATA with files named as those of MNIST; unused where paths are given")
            @Default("mnist")
            @NotBlank
            String name,

            @Summary("Images to train on; a relative path starts at the document's folder")
            Optional<String> trainImages,

            @Summary("Their labels") Optional<String> trainLabels,
            @Summary("Images published as test images") Optional<String> testImages,
            @Summary("Their labels") Optional<String> testLabels,

            @Summary("Number of images to take from each file, the first ones")
            Optional<@Positive Integer> limit,

            @Summary("Names of the classes in the order of their numbers; without it the numbers")
            Optional<List<String>> classes,

            @Summary("The favourable (positive) class; without it the last one")
            Optional<String> favourable) {

        boolean hasPaths() {
            return trainImages.isPresent()
                    || trainLabels.isPresent()
                    || testImages.isPresent()
                    || testLabels.isPresent();
        }
    }

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private final Settings settings;
    private final Path folder;
    private final List<IdxPart> parts;

    IdxImagesSource(Settings settings, ComponentContext context) {
        this.settings = settings;
        if (settings.hasPaths()) {
            this.folder = context.baseDirectory();
            this.parts = new ArrayList<>(List.of(part(
                    Split.TRAIN,
                    settings.trainImages().orElse(""),
                    settings.trainLabels().orElse(""))));
            settings.testImages()
                    .ifPresent(images -> parts.add(
                            part(Split.TEST, images, settings.testLabels().orElse(""))));
        } else {
            this.folder = context.dataDirectory(settings.name());
            List<KnownFile> names = KnownDatasets.MNIST.files();
            this.parts = List.of(
                    part(Split.TRAIN, find(names.get(0)), find(names.get(1))),
                    part(Split.TEST, find(names.get(2)), find(names.get(3))));
        }
    }

    private IdxPart part(Split split, String images, String labels) {
        return new IdxPart(split, new DataFile(folder.resolve(images)), new DataFile(folder.resolve(labels)));
    }

    private String find(KnownFile file) {
        return file.find(folder).orElse(folder.resolve(file.name())).toString();
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<Problem> problems = new ArrayList<>();
        if (settings.hasPaths()
                && (settings.trainImages().isEmpty() || settings.trainLabels().isEmpty())) {
            problems.add(Problem.error(
                    settings.trainImages().isEmpty() ? "trainImages" : "trainLabels",
                    "is missing",
                    "give both 'trainImages' and 'trainLabels', or neither and the 'name' of a folder"));
        }
        if (settings.testImages().isPresent() != settings.testLabels().isPresent()) {
            problems.add(Problem.error(
                    settings.testImages().isEmpty() ? "testImages" : "testLabels",
                    "is missing",
                    "give both 'testImages' and 'testLabels', or neither"));
        }
        boolean mnist = isMnist(settings);
        List<String> classes = settings.classes().orElse(mnist ? DIGITS : List.of());
        int favourable = settings.favourable().map(classes::indexOf).orElse(classes.size() - 1);
        if (!classes.isEmpty() && favourable < 0) {
            String name = settings.favourable().orElse("");
            problems.add(
                    Problem.error("favourable", "there is no class '" + name + "'", Suggestion.remedy(name, classes)));
        }
        List<Integer> shape = mnist ? List.of(28, 28, 1) : List.of();
        return new Ports(Optional.of(new TableSpec(shape, classes, favourable, Map.of(), -1)), problems);
    }

    private static boolean isMnist(Settings settings) {
        return !settings.hasPaths() && settings.name().equals("mnist");
    }

    @Override
    public Table read() {
        requireFiles();
        int limit = limit();
        if (isMnist(settings)) {
            throwIfAny(KnownDatasets.MNIST.verify(folder));
        }
        List<Integer> shape = IdxPart.requireOneShape(parts);
        int width = shape.stream().reduce(1, Math::multiplyExact);
        int rows = parts.stream().mapToInt(part -> part.rows(limit)).sum();
        float[] pixels = new float[Math.multiplyExact(rows, width)];
        int[] labels = new int[rows];
        int start = 0;
        for (IdxPart part : parts) {
            int first = start;
            IdxFile.read(
                    part.images(), part.rows(limit), (row, values) -> scale(values, pixels, (first + row) * width));
            IdxFile.read(part.labels(), part.rows(limit), (row, values) -> labels[first + row] = values[0] & 0xFF);
            start += part.rows(limit);
        }
        List<String> classes = classes(labels);
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(new Column.Block("image", pixels, shape)),
                labels,
                classes,
                favourable(classes),
                List.of(),
                weights,
                LongStream.range(0, rows).toArray());
    }

    private static void scale(byte[] values, float[] pixels, int offset) {
        for (int i = 0; i < values.length; i++) {
            pixels[offset + i] = (values[i] & 0xFF) / 255f;
        }
    }

    private int limit() {
        return settings.limit().orElse(Integer.MAX_VALUE);
    }

    private List<String> classes(int[] labels) {
        int count = IntStream.of(labels).max().orElse(0) + 1;
        List<String> names = settings.classes()
                .orElseGet(() ->
                        IntStream.range(0, count).mapToObj(String::valueOf).toList());
        if (names.size() < count) {
            throw new InvalidInputException(Problem.error(
                    "classes",
                    "there is a label '" + (count - 1) + "', but only '" + names.size() + "' classes",
                    "name a class for every number from 0 to " + (count - 1)));
        }
        return isMnist(settings) && settings.classes().isEmpty() ? DIGITS : names;
    }

    private int favourable(List<String> classes) {
        String name = settings.favourable().orElse(classes.get(classes.size() - 1));
        int code = classes.indexOf(name);
        if (code < 0) {
            throw new InvalidInputException(
                    Problem.error("favourable", "there is no class '" + name + "'", Suggestion.remedy(name, classes)));
        }
        return code;
    }

    private void requireFiles() {
        String remedy = settings.hasPaths()
                ? "check the path; a relative one starts at the document's folder"
                : "'limbeck data fetch " + settings.name() + "' gets it; LIMBECK_DATA names the folder above";
        throwIfAny(files().stream()
                .filter(file -> !Files.isRegularFile(file.path()))
                .map(file -> Problem.error("", "there is no file '" + file.path() + "'", remedy))
                .toList());
    }

    private List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        parts.forEach(part -> files.addAll(List.of(part.images(), part.labels())));
        return files;
    }

    private static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    @Override
    public String fingerprint() {
        requireFiles();
        return DataFile.fingerprint(files());
    }

    @Override
    public List<Split> publishedSplit() {
        requireFiles();
        int limit = limit();
        List<Split> published = new ArrayList<>();
        for (IdxPart part : parts) {
            for (int row = part.rows(limit); row > 0; row--) {
                published.add(part.split());
            }
        }
        return parts.size() == 1 ? List.of() : published;
    }
}
