package io.limbeck.scorer;

import java.io.IOException;

/** An exported model is damaged, incomplete or of a newer version than this scorer reads. */
public final class ModelFormatException extends IOException {

    private static final long serialVersionUID = 1;

    ModelFormatException(String message) {
        super(message);
    }
}
