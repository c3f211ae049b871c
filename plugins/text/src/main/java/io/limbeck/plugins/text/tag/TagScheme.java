package io.limbeck.plugins.text.tag;

import io.limbeck.plugins.text.tag.Tag.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The ways in which files write spans as tags [1]. [1] Ratinov, Roth: Design Challenges in NER, 2009, section 4. */
public enum TagScheme {
    /** B only where a span follows another of its type without a token between; else I begins it. */
    IOB1 {
        @Override
        boolean allows(Tag before, Tag tag, Tag after) {
            return tag.place() == Place.B ? before.opens() && before.type().equals(tag.type()) : isIob(tag);
        }
    },
    /** Every span begins with B. */
    IOB2 {
        @Override
        boolean allows(Tag before, Tag tag, Tag after) {
            return tag.place() == Place.I ? tag.continues(before) : isIob(tag);
        }
    },
    /** B, I … E for a span of several tokens, S for one of a single token; also BILOU and BMES. */
    IOBES {
        @Override
        boolean allows(Tag before, Tag tag, Tag after) {
            boolean begun = tag.continues(before) == (tag.place() == Place.I || tag.place() == Place.E);
            return begun && after.continues(tag) == tag.opens();
        }
    };

    abstract boolean allows(Tag before, Tag tag, Tag after);

    private static boolean isIob(Tag tag) {
        return tag.place() == Place.B || tag.place() == Place.I || tag.place() == Place.O;
    }

    /** {@return number of the first tag that this scheme does not allow there} */
    public Optional<Integer> firstViolation(List<Tag> tags) {
        return IntStream.range(0, tags.size())
                .filter(i -> !allows(at(tags, i - 1), tags.get(i), at(tags, i + 1)))
                .boxed()
                .findFirst();
    }

    private static Tag at(List<Tag> tags, int place) {
        return place >= 0 && place < tags.size() ? tags.get(place) : Tag.OUTSIDE;
    }

    /** {@return tags of IOB2 for these spans} */
    public static List<Tag> iob2(List<Span> spans, int tokens) {
        List<Tag> tags = new ArrayList<>(Collections.nCopies(tokens, Tag.OUTSIDE));
        for (Span span : spans) {
            for (int i = span.start(); i < span.end(); i++) {
                tags.set(i, new Tag(i == span.start() ? Place.B : Place.I, span.type()));
            }
        }
        return tags;
    }
}
