package org.nasd.stack.internal.age;

import java.time.Duration;
import java.util.Optional;
import org.nasd.stack.internal.sql.Database;

/** DATABASE_AGE. */
final class AgeTable {

    private final Database database;

    AgeTable(Database database) {
        this.database = database;
    }

    Optional<Age> read() {
        return database.read(
                "read the database's age",
                session -> session.first(
                        "SELECT DATABASE_ID, AGE, AGED_DATE, -"
                                + session.dialect().millisUntil("AGED_DATE") + " FROM DATABASE_AGE",
                        row -> new Age(row.text(), row.number(), row.instant(), row.millis())));
    }

    /**
     * Lets the database grow older.
     *
     * @param least at least to one more than this
     */
    void grow(long least) {
        database.change(
                "let the database grow older",
                session -> session.update(
                        "UPDATE DATABASE_AGE SET AGE = GREATEST(AGE, CAST(? AS BIGINT)) + 1, AGED_DATE = "
                                + session.dialect().inMillis(Long.toString(Duration.ZERO.toMillis())),
                        least));
    }
}
