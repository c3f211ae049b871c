package io.limbeck.cli;

/** What the process says when it ends. */
final class ExitCode {

    static final int DONE = 0;
    static final int RUN_FAILED = 1;
    static final int INPUT_WRONG = 2;
    static final int PLUGIN_WRONG = 3;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
