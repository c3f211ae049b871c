package io.limbeck.plugins.text.tag;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A token's part in a span: {@code B-person} begins one of type {@code person}, {@code O} stands outside of all.
 *
 * @param place its place in the span
 * @param type the span's type; empty outside, and in files that know one type only and do not name it
 */
public record Tag(Place place, String type) {

    /** A token's place in a span, by the letters of IOB and IOBES; BILOU's L and U are E and S, BMES's M is I. */
    public enum Place {
        /** The first token. */
        B,
        /** A token within, or the first one in IOB1. */
        I,
        /** The last token. */
        E,
        /** The only token. */
        S,
        /** In no span. */
        O
    }

    /** Outside of all spans. */
    public static final Tag OUTSIDE = new Tag(Place.O, "");

    public Tag {
        requireNonNull(place, "place is null");
        requireNonNull(type, "type is null");
    }

    /** {@return the tag written so, if it is one}: a letter, and behind a hyphen the type */
    public static Optional<Tag> parse(String text) {
        if (text.equals("O")) {
            return Optional.of(OUTSIDE);
        }
        boolean typed = text.length() > 2 && text.charAt(1) == '-';
        if (!typed && text.length() != 1) {
            return Optional.empty();
        }
        return place(text.charAt(0)).map(place -> new Tag(place, typed ? text.substring(2) : ""));
    }

    private static Optional<Place> place(char letter) {
        return switch (letter) {
            case 'B' -> Optional.of(Place.B);
            case 'I', 'M' -> Optional.of(Place.I);
            case 'E', 'L' -> Optional.of(Place.E);
            case 'S', 'U' -> Optional.of(Place.S);
            default -> Optional.empty();
        };
    }

    /** {@return whether it goes on with the span of the tag before it}, in any scheme */
    boolean continues(Tag before) {
        return (place == Place.I || place == Place.E) && before.opens() && before.type.equals(type);
    }

    /** {@return whether a span may go on after it} */
    boolean opens() {
        return place == Place.B || place == Place.I;
    }

    /** {@return the tag as it is written} */
    @Override
    public String toString() {
        return type.isEmpty() ? place.name() : place + "-" + type;
    }
}
