package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.engine.tensorflow.TensorFlowProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether everything is there that a run needs. */
public final class Diagnosis {

    /**
     * One thing looked at.
     *
     * @param ok whether it is as it should be
     * @param what the thing
     * @param found what was found
     * @param remedy what to do about it; empty if nothing has to be done
     */
    public record Finding(boolean ok, String what, String found, String remedy) {}

    private Diagnosis() {}

    /** {@return what was found; loads TensorFlow and runs one small graph} */
    public static List<Finding> of(Catalog catalog, Path runs, Optional<Path> data, SessionOptions session) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                true,
                "Java",
                System.getProperty("java.runtime.version") + " on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB heap at most",
                ""));
        findings.add(tensorFlow(session));
        findings.add(new Finding(
                catalog.problems().isEmpty(),
                "plugins",
                catalog.plugins().size() + " with " + catalog.entries().size() + " components, "
                        + catalog.problems().size() + " problems",
                catalog.problems().isEmpty() ? "" : "'limbeck plugins list' names them"));
        findings.add(folder(runs));
        findings.add(data.map(Diagnosis::data)
                .orElseGet(() -> new Finding(
                        true,
                        "data",
                        "LIMBECK_DATA is not set; examples on simulated data work without it",
                        "for real data: 'limbeck data fetch adult', then set LIMBECK_DATA")));
        return findings;
    }

    private static Finding tensorFlow(SessionOptions session) {
        try {
            return new Finding(true, "TensorFlow", TensorFlowProbe.run(session), "");
        } catch (RuntimeException | LinkageError e) {
            return new Finding(
                    false,
                    "TensorFlow",
                    String.valueOf(e.getMessage()),
                    session.gpu() >= 0
                            ? "build for GPUs with LIMBECK_GPU=1 (or -Pgpu) and check the driver, or use --device cpu"
                            : "the native library of this platform is missing: build anew with './limbeck run …', and see"
                                    + " docs/platforms.md");
        }
    }

    private static Finding folder(Path runs) {
        Path existing = runs.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean writable = existing != null && Files.isWritable(existing);
        String free = "";
        try {
            free = existing == null ? "" : ", " + (Files.getFileStore(existing).getUsableSpace() >> 20) + " MiB free";
        } catch (IOException e) {
            free = ", free space unknown";
        }
        return new Finding(
                writable,
                "runs",
                runs.toAbsolutePath().normalize() + (writable ? " can be written" : " cannot be written") + free,
                writable ? "" : "choose another folder with --runs DIR");
    }

    private static Finding data(Path folder) {
        boolean there = Files.isDirectory(folder);
        return new Finding(
                there,
                "data",
                "LIMBECK_DATA=" + folder + (there ? "" : ", which is no folder"),
                there ? "" : "point LIMBECK_DATA at the folder that holds the data sets");
    }
}
