package io.limbeck.plugins.text.tag;

/**
 * Tokens that name one thing.
 *
 * @param start number of the first token
 * @param end number of the token after the last
 * @param type what they name
 */
public record Span(int start, int end, String type) {}
