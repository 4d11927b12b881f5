package org.nasd.stack.internal.sql;

/** A page by keyset: at most {@code limit} rows with an id above {@code afterId}. */
public record Page(long afterId, int limit) {}
