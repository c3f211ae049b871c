package io.limbeck.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code limbeck serve}: names for settings that many want to change. All others are read from the
 * environment.
 *
 * @param settings settings of the server by name
 * @param isHelp whether help was asked for
 */
record ServeOptions(Map<String, String> settings, boolean isHelp) {

    static final String HELP = """
            Usage: limbeck serve [--port N] [--host ADDRESS] [--runs DIR] [--workers N] [--execution WHO]
            Starts the studio: compose, run, watch and compare experiments in a browser.
                  --port N         Port to listen on; default: 8420. 0 takes a free one.
                  --host ADDRESS   Address to listen on; default: 127.0.0.1. Others need authentication.
                  --runs DIR       Folder of the runs; default: runs.
                  --workers N      Runs at a time, each in a process of its own; default: 1.
                  --execution WHO  Who does the work of runs, as 'limbeck run --execution' has it.
              -h, --help           Shows this help.

            More settings, also as environment variables (LIMBECK_QUEUE_MOST …): docs/server.md.
            """;

    private static final Map<String, String> NAMES = Map.of(
            "--port", "quarkus.http.port",
            "--host", "quarkus.http.host",
            "--runs", "limbeck.runs",
            "--workers", "limbeck.worker.count",
            "--execution", "limbeck.execution");

    static ServeOptions read(String[] arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> words = List.of(arguments);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--help") || word.equals("-h")) {
                return new ServeOptions(Map.of(), true);
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String setting = NAMES.get(name);
            if (setting == null) {
                throw new IllegalArgumentException(
                        "there is no option '" + word + "'; 'limbeck serve --help' lists them");
            }
            if (equals < 0 && i + 1 == words.size()) {
                throw new IllegalArgumentException("the option '" + name + "' needs a value");
            }
            String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
            require(name, value);
            settings.put(setting, value);
        }
        return new ServeOptions(settings, false);
    }

    private static void require(String name, String value) {
        boolean number = name.equals("--port") || name.equals("--workers");
        if (value.isBlank() || (number && !value.matches("\\d{1,5}"))) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no value of " + name + (number ? "; give a number" : ""));
        }
    }

    void apply() {
        settings.forEach(System::setProperty);
    }
}
