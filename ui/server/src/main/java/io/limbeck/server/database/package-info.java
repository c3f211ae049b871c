/** The studio's database: SQLite or PostgreSQL, by plain JDBC. */
@NullMarked
package io.limbeck.server.database;

import org.jspecify.annotations.NullMarked;
