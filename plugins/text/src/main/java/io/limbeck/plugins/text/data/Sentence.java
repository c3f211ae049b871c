package io.limbeck.plugins.text.data;

import java.util.List;

/**
 * A sentence of a file.
 *
 * @param tokens its tokens
 * @param tags their tags, as written
 * @param lines the lines they stand in, from 1
 */
record Sentence(List<String> tokens, List<String> tags, List<Integer> lines) {
    Sentence {
        tokens = List.copyOf(tokens);
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
    }
}
