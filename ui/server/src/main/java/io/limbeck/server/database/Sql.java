package io.limbeck.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements with their values, on one connection. Values are strings, numbers or null.
 *
 * @param connection where they are executed
 */
public record Sql(Connection connection) {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        /** {@return what the row says} */
        T read(ResultSet row) throws SQLException;
    }

    /** {@return the number of rows that were changed} */
    public int update(String text, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(text, values)) {
            return statement.executeUpdate();
        }
    }

    /** {@return all rows} */
    public <T> List<T> list(String text, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(text, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** {@return the first row, if there is one} */
    public <T> Optional<T> first(String text, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return list(text, reader, values).stream().findFirst();
    }

    private PreparedStatement prepared(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
