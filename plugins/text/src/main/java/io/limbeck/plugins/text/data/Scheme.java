package io.limbeck.plugins.text.data;

import io.limbeck.plugins.text.tag.TagScheme;
import java.util.List;

/** What the file's tags may be written in. All are read by one rule, see {@code Reading.CONLLEVAL}. */
enum Scheme {
    /** Any one of the three, the same in all files. */
    AUTO(TagScheme.values()),
    IOB1(TagScheme.IOB1),
    IOB2(TagScheme.IOB2),
    /** Also BILOU and BMES. */
    IOBES(TagScheme.IOBES),
    /** Anything, even what no scheme allows. */
    ANY;

    private final List<TagScheme> allowed;

    Scheme(TagScheme... allowed) {
        this.allowed = List.of(allowed);
    }

    /** {@return the schemes of which one must hold; empty if none need} */
    List<TagScheme> allowed() {
        return allowed;
    }
}
