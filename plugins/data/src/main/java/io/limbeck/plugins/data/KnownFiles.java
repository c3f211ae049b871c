package io.limbeck.plugins.data;

import io.limbeck.plugins.data.KnownDatasets.KnownDataset;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The copy of a published data set in a folder. */
record KnownFiles(KnownDataset dataset, Path folder) {

    /**
     * {@return its files, in order, known to be what was published}
     *
     * @throws InvalidInputException if one is missing or another
     */
    List<DataFile> verified() {
        throwIfAny(dataset.verify(folder));
        return files();
    }

    /** {@return SHA-256 of its files as they lie} */
    String fingerprint() {
        throwIfAny(dataset.files().stream()
                .filter(file -> file.find(folder).isEmpty())
                .flatMap(file -> file.problem(dataset.name(), folder).stream())
                .toList());
        return DataFile.fingerprint(files());
    }

    private List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        dataset.files().forEach(file -> file.find(folder).map(DataFile::new).ifPresent(files::add));
        return files;
    }

    private static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
