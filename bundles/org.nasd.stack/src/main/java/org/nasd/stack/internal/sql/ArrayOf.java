package org.nasd.stack.internal.sql;

/**
 * A column of values, bound as one parameter.
 *
 * @param type the SQL type of its elements
 * @param values may hold null
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArrayOf(String type, Object[] values) {}
