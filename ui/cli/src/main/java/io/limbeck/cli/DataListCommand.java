package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.plugins.data.KnownDatasets;
import io.limbeck.plugins.data.KnownDatasets.KnownDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code limbeck data list}. */
@Command(name = "list", description = "Lists the published data sets that Limbeck reads, and which are here.")
class DataListCommand extends BaseCommand {

    @Override
    public Integer call() {
        Optional<Path> folder = data();
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("datasets");
        List<List<String>> rows = new ArrayList<>();
        for (KnownDataset dataset : KnownDatasets.all()) {
            boolean here = folder.isPresent()
                    && dataset.files().stream()
                            .allMatch(file -> file.find(folder.get().resolve(dataset.name()))
                                    .isPresent());
            list.addObject()
                    .put("name", dataset.name())
                    .put("title", dataset.title())
                    .put("publisher", dataset.publisher())
                    .put("licence", dataset.licence())
                    .put("note", dataset.note())
                    .put("here", here);
            rows.add(List.of(dataset.name(), here ? "yes" : "no", dataset.title(), dataset.licence()));
        }
        String where = folder.map(path -> "LIMBECK_DATA is " + path + "\n")
                .orElse("LIMBECK_DATA is not set; 'limbeck data fetch NAME' gets a data set\n");
        print(tree, Columns.aligned(List.of("name", "here", "title", "licence"), rows) + where);
        return ExitCode.DONE;
    }
}
