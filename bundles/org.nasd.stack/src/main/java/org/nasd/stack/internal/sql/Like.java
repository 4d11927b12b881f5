package org.nasd.stack.internal.sql;

/** Patterns for LIKE that take a text literally. */
public final class Like {

    /** SQL that follows every pattern made here. A backslash would be read differently from database to database. */
    public static final String ESCAPE = " ESCAPE '!'";

    private Like() {}

    /** Matches what holds the text. */
    public static String containing(String text) {
        return "%" + literally(text) + "%";
    }

    /** Matches what begins with the text. */
    public static String beginning(String text) {
        return literally(text) + "%";
    }

    private static String literally(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
