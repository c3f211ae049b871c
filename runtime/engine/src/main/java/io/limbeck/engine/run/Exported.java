package io.limbeck.engine.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A model that was exported.
 *
 * @param folder where it is
 * @param model place of the model
 * @param variant the point of a sweep it is of, from 0
 * @param files the files, relative to the folder
 * @param notes what the reader should know, a sentence each
 */
public record Exported(Path folder, String model, int variant, List<String> files, List<String> notes) {

    public Exported {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
