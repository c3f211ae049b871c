package io.limbeck.server.database;

import java.sql.SQLException;

/** The database did not do what it was asked. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("The database did not answer as it should: " + cause.getMessage(), cause);
    }
}
