package org.nasd.stack.internal.records;

import java.sql.SQLException;
import org.nasd.api.stack.Records.Kind;
import org.nasd.stack.internal.sql.Row;

/**
 * A column as a query names it.
 *
 * @param name as in {@code nas__name}
 * @param sql as in {@code N.NAME}
 * @param kind of its values
 * @param nullable whether it may be null
 */
record Field(String name, String sql, Kind kind, boolean nullable) {

    Object read(Row row) throws SQLException {
        return switch (kind) {
            case INTEGER -> row.numberOrNull();
            case TEXT -> row.text();
            case FLAG -> row.flagOrNull();
            case TIME -> row.instantOrNull();
        };
    }
}
