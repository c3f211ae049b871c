package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The published data sets that components of this plugin read: their files, checksums, publishers and licences. The
 * files are not part of the product; they lie in {@code $LIMBECK_DATA/<name>/}, as published or packed with gzip.
 */
public final class KnownDatasets {

    /**
     * A data set.
     *
     * @param name the folder below {@code $LIMBECK_DATA}
     * @param title one line
     * @param publisher page of the publisher
     * @param licence what may be done with it, as far as known
     * @param note what one should know before using it, may be empty
     * @param files its files
     */
    public record KnownDataset(
            String name, String title, String publisher, String licence, String note, List<KnownFile> files) {

        public KnownDataset {
            files = List.copyOf(files);
        }

        /** {@return what is wrong with the copy in this folder}: files that are missing or not what was published */
        public List<Problem> verify(Path folder) {
            List<Problem> problems = new ArrayList<>();
            for (KnownFile file : files) {
                file.problem(name, folder).ifPresent(problems::add);
            }
            return problems;
        }
    }

    /**
     * A file. Size and checksum are those of the unpacked content, so that they hold whoever packed it.
     *
     * @param name the name of the unpacked file; {@code .gz} may follow on disk
     * @param url where its publisher, or a mirror, has it
     * @param bytes size of the content
     * @param sha256 checksum of the content, lower-case hex
     */
    public record KnownFile(String name, String url, long bytes, String sha256) {

        /** {@return the file in this folder, plain or packed} */
        public Optional<Path> find(Path folder) {
            Path plain = folder.resolve(name);
            Path packed = folder.resolve(name + ".gz");
            return Files.isRegularFile(plain)
                    ? Optional.of(plain)
                    : Files.isRegularFile(packed) ? Optional.of(packed) : Optional.empty();
        }

        Optional<Problem> problem(String dataset, Path folder) {
            Optional<Path> found = find(folder);
            if (found.isEmpty()) {
                return Optional.of(Problem.error(
                        "",
                        "there is neither '" + name + "' nor '" + name + ".gz' in '" + folder + "'",
                        "'limbeck data fetch " + dataset + "' gets it; LIMBECK_DATA names the folder above"));
            }
            String hash = new DataFile(found.get()).contentHash();
            return hash.equals(sha256)
                    ? Optional.empty()
                    : Optional.of(Problem.error(
                            "",
                            "the content of '" + found.get() + "' has the checksum '" + hash + "', not '" + sha256
                                    + "'",
                            "it is not the file that was published: remove it, and 'limbeck data fetch " + dataset
                                    + "'"));
        }
    }

    static final KnownDataset ADULT = new KnownDataset(
            "adult",
            "Adult: income above 50,000 dollars in the census of 1994",
            "https://archive.ics.uci.edu/dataset/2/adult",
            "CC BY 4.0 (DOI 10.24432/C5XW20)",
            "",
            List.of(
                    uci(
                            "adult/adult.data",
                            3974305,
                            "5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d"),
                    uci(
                            "adult/adult.test",
                            2003153,
                            "a2a9044bc167a35b2361efbabec64e89d69ce82d9790d2980119aac5fd7e9c05")));

    static final KnownDataset COMPAS = new KnownDataset(
            "compas",
            "COMPAS: recidivism within two years, Broward County, 2013 and 2014",
            "https://github.com/propublica/compas-analysis",
            "none stated; published by ProPublica, do not redistribute",
            "Personal data: the file has names and dates of birth; they are never read into a table.",
            List.of(new KnownFile(
                    "compas-scores-two-years.csv",
                    "https://raw.githubusercontent.com/propublica/compas-analysis/"
                            + "bafff5da3f2e45eca6c2d5055faad269defd135a/compas-scores-two-years.csv",
                    2546489,
                    "c451db85908b2f7fef1d83203bedf6b71ecda0d5af468d82ae62178f91d0cc7d")));

    static final KnownDataset GERMAN = new KnownDataset(
            "german",
            "German credit: good and bad risks of a bank, 1994",
            "https://archive.ics.uci.edu/dataset/144/statlog+german+credit+data",
            "CC BY 4.0 (DOI 10.24432/C5NC77)",
            "",
            List.of(uci(
                    "statlog/german/german.data",
                    79793,
                    "b21f3d81db8071257d5ff1deaeba1fd4303b62712e6fcc9715c7a86202cb5871")));

    static final KnownDataset MNIST = new KnownDataset(
            "mnist",
            "MNIST: handwritten digits, 28 x 28 grey levels",
            "http://yann.lecun.com/exdb/mnist/",
            "CC BY-SA 3.0",
            "",
            List.of(
                    digits(
                            "train-images-idx3-ubyte",
                            47040016,
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    digits(
                            "train-labels-idx1-ubyte",
                            60008,
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    digits(
                            "t10k-images-idx3-ubyte",
                            7840016,
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    digits(
                            "t10k-labels-idx1-ubyte",
                            10008,
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    private KnownDatasets() {}

    /** {@return all of them, by name} */
    public static List<KnownDataset> all() {
        return List.of(ADULT, COMPAS, GERMAN, MNIST);
    }

    /** {@return the one of that name} */
    public static Optional<KnownDataset> find(String name) {
        return all().stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }

    private static KnownFile uci(String path, long bytes, String sha256) {
        return new KnownFile(
                path.substring(path.lastIndexOf('/') + 1),
                "https://archive.ics.uci.edu/ml/machine-learning-databases/" + path,
                bytes,
                sha256);
    }

    private static KnownFile digits(String name, long bytes, String sha256) {
        return new KnownFile(name, "https://ossci-datasets.s3.amazonaws.com/mnist/" + name + ".gz", bytes, sha256);
    }
}
