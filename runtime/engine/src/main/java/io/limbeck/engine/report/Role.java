package io.limbeck.engine.report;

/** What a model is to the experiment. */
public enum Role {
    /** What is distilled. */
    TEACHER,
    /** What is distilled into. */
    STUDENT,
    /** The same student trained otherwise, to compare with. */
    TWIN,
    /** Judged by itself: predictions made elsewhere. */
    MODEL
}
