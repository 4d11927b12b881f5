package org.nasd.stack.internal.nas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rows of a query that somebody else wrote: values by the lower-cased label of their column. */
final class Columns {

    private final ResultSet results;
    private final String[] labels;

    Columns(ResultSet results) throws SQLException {
        this.results = results;
        ResultSetMetaData metaData = results.getMetaData();
        labels = new String[metaData.getColumnCount()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = metaData.getColumnLabel(i + 1).toLowerCase(Locale.ROOT);
        }
    }

    /** The current row as strings, longs, doubles and booleans, null left out. */
    Map<String, Object> values() throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            Object value = plain(results.getObject(i + 1), i + 1);
            if (value != null) {
                values.put(labels[i], value);
            }
        }
        return values;
    }

    private Object plain(Object value, int column) throws SQLException {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return plain(new BigDecimal(value.toString()));
        }
        if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) Math.min(Integer.MAX_VALUE, clob.length()));
        }
        return results.getString(column);
    }

    private static Object plain(BigDecimal value) {
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        return whole && value.toBigInteger().bitLength() < Long.SIZE ? (Object) value.longValue() : value.doubleValue();
    }
}
