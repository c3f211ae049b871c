package io.limbeck.plugins.text.data;

import java.util.Locale;

/** What is looked up of a token. Affixes count code points of the lower-cased token, all of it if it is shorter. */
enum Field {
    /** The token as written. */
    WORD {
        @Override
        String of(String token) {
            return token;
        }
    },
    /** The token in lower case, every digit a 0. */
    LOWER {
        @Override
        String of(String token) {
            return token.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "0");
        }
    },
    /** Kinds of characters, runs of one kind as one: {@code X} upper case, {@code x} letters, {@code 0} digits. */
    SHAPE {
        @Override
        String of(String token) {
            StringBuilder shape = new StringBuilder();
            token.codePoints().forEach(point -> {
                int kind = Character.isUpperCase(point)
                        ? 'X'
                        : Character.isLetter(point) ? 'x' : Character.isDigit(point) ? '0' : point < 128 ? point : '*';
                if (shape.length() == 0 || shape.charAt(shape.length() - 1) != kind) {
                    shape.append((char) kind);
                }
            });
            return shape.toString();
        }
    },
    PREFIX_2 {
        @Override
        String of(String token) {
            return prefix(token, 2);
        }
    },
    PREFIX_3 {
        @Override
        String of(String token) {
            return prefix(token, 3);
        }
    },
    PREFIX_4 {
        @Override
        String of(String token) {
            return prefix(token, 4);
        }
    },
    SUFFIX_2 {
        @Override
        String of(String token) {
            return suffix(token, 2);
        }
    },
    SUFFIX_3 {
        @Override
        String of(String token) {
            return suffix(token, 3);
        }
    },
    SUFFIX_4 {
        @Override
        String of(String token) {
            return suffix(token, 4);
        }
    };

    abstract String of(String token);

    /** {@return the name in documents} */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String prefix(String token, int length) {
        String lower = LOWER.of(token);
        int points = Math.min(length, lower.codePointCount(0, lower.length()));
        return lower.substring(0, lower.offsetByCodePoints(0, points));
    }

    private static String suffix(String token, int length) {
        String lower = LOWER.of(token);
        int points = Math.min(length, lower.codePointCount(0, lower.length()));
        return lower.substring(lower.offsetByCodePoints(lower.length(), -points));
    }
}
