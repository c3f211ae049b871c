package io.limbeck.cli;

import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.plugins.data.KnownDatasets;
import io.limbeck.plugins.data.KnownDatasets.KnownDataset;
import io.limbeck.plugins.data.KnownDatasets.KnownFile;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck data fetch NAME}: the only command that opens a connection. */
@Command(
        name = "fetch",
        description = "Gets a published data set from its publisher into $LIMBECK_DATA, and verifies it.")
class DataFetchCommand extends BaseCommand {

    @Parameters(paramLabel = "NAME", description = "The data set: see 'limbeck data list'.")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> known =
                KnownDatasets.all().stream().map(KnownDataset::name).toList();
        KnownDataset dataset = KnownDatasets.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "",
                        "there is no known data set '" + name + "'",
                        Suggestions.didYouMean(name, known) + "known are " + String.join(", ", known))));
        Path folder = data().orElseThrow(DataVerifyCommand::unset).resolve(name);
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        List<Path> fetched = new ArrayList<>();
        for (KnownFile file : dataset.files()) {
            if (file.find(folder).isEmpty()) {
                fetched.add(get(client, file, folder));
            }
        }
        List<Problem> problems = dataset.verify(folder);
        if (!problems.isEmpty()) {
            for (Path file : fetched) {
                Files.deleteIfExists(file);
            }
            throw new InvalidInputException(problems);
        }
        print(
                Json.object()
                        .put("dataset", name)
                        .put("folder", folder.toString())
                        .put("licence", dataset.licence()),
                name + " is in " + folder + ", as published.\n" + dataset.licence() + "\n"
                        + (dataset.note().isEmpty() ? "" : dataset.note() + "\n"));
        return ExitCode.DONE;
    }

    private Path get(HttpClient client, KnownFile file, Path folder) throws InterruptedException, IOException {
        URI address = URI.create(file.url());
        Path target = folder.resolve(file.name() + (file.url().endsWith(".gz") ? ".gz" : ""));
        Path beside = folder.resolve(target.getFileName() + ".part");
        err().println("fetching " + file.url());
        err().flush();
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofMinutes(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("the publisher answers with status '" + response.statusCode() + "'");
                }
                Files.createDirectories(folder);
                Files.copy(body, beside, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    file.url(),
                    "cannot be fetched: " + reason(e, address),
                    "check the connection, or put the file into '" + folder
                            + "' yourself; 'limbeck data verify' checks it"));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Java's client says nothing but the exception's name when it cannot connect. */
    private static String reason(IOException failure, URI address) {
        return failure instanceof ConnectException || failure.getMessage() == null
                ? "there is no connection to '" + address.getHost() + "'"
                : failure.getMessage();
    }
}
