package io.limbeck.plugins.text.data;

import io.limbeck.plugins.text.tag.Tag;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of the CoNLL kind: one token a line, its columns beside it, an empty line after each sentence. The line
 * {@code -DOCSTART-} that begins a document ends a sentence and is no token. Packed if the name ends in {@code .gz}.
 *
 * @param path the file
 * @param format how its lines are read
 */
record ConllFile(Path path, Format format) {

    private static final int MOST_PROBLEMS = 20;
    private static final String DOCUMENT = "-DOCSTART-";

    /**
     * How lines are read.
     *
     * @param tokenColumn the token's column, from 1
     * @param tagColumn the tag's column, from 1; the last one if empty
     * @param separator what stands between columns; if empty a tab in lines that have one, else white space
     * @param encoding how letters are written as bytes
     */
    record Format(int tokenColumn, Optional<Integer> tagColumn, Optional<String> separator, Charset encoding) {
        private List<String> split(String line) {
            if (separator.isPresent()) {
                return List.of(line.split(java.util.regex.Pattern.quote(separator.get()), -1));
            }
            return List.of(
                    line.indexOf('\t') >= 0
                            ? line.split("\t", -1)
                            : line.strip().split("[ ]+"));
        }
    }

    /**
     * {@return the sentences}
     *
     * @throws InvalidInputException if the file cannot be read, or a line lacks a column
     */
    List<Sentence> read() {
        return read(true);
    }

    /** {@return the sentences without their tags, which may be missing: every tag is O} */
    List<Sentence> readTokens() {
        return read(false);
    }

    private List<Sentence> read(boolean tagged) {
        requireFile();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                open(),
                format.encoding()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            Sentences sentences = new Sentences(tagged);
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                sentences.line(++number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
            }
            return sentences.done();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(Problem.error(
                    "encoding",
                    "the file '" + path + "' is not '" + format.encoding() + "'",
                    "name its encoding, such as 'encoding: ISO-8859-1'"));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        return path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }

    /** {@return SHA-256 of the bytes as they lie} */
    String hash() {
        requireFile();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void requireFile() {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "there is no file '" + path + "'",
                    "check the path: a relative one starts at the document's folder; for a published corpus"
                            + " 'limbeck data fetch NAME' gets it, and LIMBECK_DATA names the folder above"));
        }
    }

    private InvalidInputException unreadable(IOException cause) {
        InvalidInputException problem = new InvalidInputException(Problem.error(
                "",
                "the file '" + path + "' cannot be read: " + cause.getMessage(),
                "check that it is whole and that you may read it"));
        problem.initCause(cause);
        return problem;
    }

    /** Sentences as lines come in. */
    private final class Sentences {
        private final List<Sentence> sentences = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> tokens = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();
        private final boolean tagged;
        private int columns;

        Sentences(boolean tagged) {
            this.tagged = tagged;
        }

        void line(int number, String line) {
            if (line.isBlank()) {
                end();
                return;
            }
            List<String> cells = format.split(line);
            if (cells.get(0).equals(DOCUMENT)) {
                end();
                return;
            }
            columns = columns == 0 ? cells.size() : columns;
            int tag = tagged ? format.tagColumn().orElse(columns) : 0;
            if (cells.size() != columns) {
                problem(
                        number,
                        "has '" + cells.size() + "' columns, but the first line has '" + columns + "'",
                        "mend the line, or name what stands between columns with 'separator'");
            } else if (Math.max(tag, format.tokenColumn()) > columns || tag == format.tokenColumn()) {
                problem(
                        number,
                        "has '" + columns + "' columns, but the token is wanted from column '" + format.tokenColumn()
                                + (tagged ? "' and the tag from column '" + tag + "'" : "'"),
                        "give 'tokenColumn' and 'tagColumn', counted from 1, or 'separator'");
            } else if (cells.get(format.tokenColumn() - 1).isEmpty()
                    || tagged && cells.get(tag - 1).isBlank()) {
                problem(number, "has an empty token or tag: '" + line + "'", "mend the line, or take it out");
            } else {
                tokens.add(cells.get(format.tokenColumn() - 1));
                tags.add(tagged ? cells.get(tag - 1).strip() : Tag.OUTSIDE.toString());
                lines.add(number);
            }
        }

        private void problem(int line, String message, String remedy) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(Problem.error("", "line '" + line + "' of '" + path + "' " + message, remedy));
            }
        }

        private void end() {
            if (!tokens.isEmpty()) {
                sentences.add(new Sentence(tokens, tags, lines));
                tokens.clear();
                tags.clear();
                lines.clear();
            }
        }

        List<Sentence> done() {
            end();
            if (problems.isEmpty() && sentences.isEmpty()) {
                problems.add(Problem.error("", "the file '" + path + "' has no tokens", "name another file"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return sentences;
        }
    }
}
