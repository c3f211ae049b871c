package io.limbeck.plugins.text.data;

import io.limbeck.spi.data.Column;
import java.util.List;

/**
 * Makes a row of each token: the codes of the tokens around it, {@code [2 · context + 1, fields]}, itself in the middle.
 * Places beyond the ends of its sentence hold {@link Vocabulary#PADDING}.
 *
 * @param context tokens on either side
 * @param fields what is looked up of a token
 * @param vocabularies the codes of each field
 */
record Windows(int context, List<Field> fields, List<Vocabulary> vocabularies) {

    Column.Block block(List<Sentence> sentences) {
        int tokens = sentences.stream()
                .mapToInt(sentence -> sentence.tokens().size())
                .sum();
        int window = 2 * context + 1;
        int width = fields.size();
        float[] values = new float[Math.multiplyExact(tokens, window * width)];
        int row = 0;
        for (Sentence sentence : sentences) {
            float[] codes = codes(sentence);
            int length = sentence.tokens().size();
            for (int token = 0; token < length; token++, row++) {
                int first = Math.max(0, token - context);
                int last = Math.min(length - 1, token + context);
                System.arraycopy(
                        codes,
                        first * width,
                        values,
                        (row * window + first - token + context) * width,
                        (last - first + 1) * width);
            }
        }
        return new Column.Block(
                "tokens",
                values,
                List.of(window, width),
                vocabularies.stream().map(one -> one.names().size()).toList(),
                names());
    }

    private float[] codes(Sentence sentence) {
        float[] codes = new float[sentence.tokens().size() * fields.size()];
        int place = 0;
        for (String token : sentence.tokens()) {
            for (int f = 0; f < fields.size(); f++) {
                codes[place++] = vocabularies.get(f).code(fields.get(f).of(token));
            }
        }
        return codes;
    }

    private List<Column.CodeNames> names() {
        return java.util.stream.IntStream.range(0, fields.size())
                .mapToObj(f -> new Column.CodeNames(
                        fields.get(f).label(), vocabularies.get(f).names()))
                .toList();
    }
}
