package io.limbeck.plugins.text.tag;

import io.limbeck.plugins.text.tag.Tag.Place;
import java.util.ArrayList;
import java.util.List;

/** How spans are read off the tags of one sequence. */
public enum Reading {
    /**
     * As the scorer of the CoNLL shared tasks does [1]: a tag that goes on with nothing begins a span, so that every
     * sequence has a meaning. A token goes on with the span before it if it is I or E, the tag before it is B or I, and
     * both have one type; everything else but O begins a span. So IOB1, IOB2 and IOBES are read alike, without being
     * told which it is. S and what follows E are read as seqeval does [2], since the scorer knows no IOBES.
     *
     * <p>[1] Tjong Kim Sang, Buchholz: Introduction to the CoNLL-2000 Shared Task: Chunking, 2000, script
     * {@code conlleval}, {@code startOfChunk} and {@code endOfChunk}. [2] Nakayama: seqeval, 2018,
     * {@code get_entities}.
     */
    CONLLEVAL,
    /** IOB2 to the letter, as seqeval's strict mode: a span begins with B; an I that goes on with nothing is nothing. */
    STRICT;

    /** {@return the spans, in order} */
    public List<Span> spans(List<Tag> tags) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        Tag before = Tag.OUTSIDE;
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            boolean goesOn = start >= 0 && tag.continues(before);
            if (!goesOn) {
                close(spans, start, i, before);
                start = begins(tag) ? i : -1;
            }
            before = tag;
        }
        close(spans, start, tags.size(), before);
        return spans;
    }

    private boolean begins(Tag tag) {
        return this == STRICT ? tag.place() == Place.B : tag.place() != Place.O;
    }

    private static void close(List<Span> spans, int start, int end, Tag last) {
        if (start >= 0) {
            spans.add(new Span(start, end, last.type()));
        }
    }
}
