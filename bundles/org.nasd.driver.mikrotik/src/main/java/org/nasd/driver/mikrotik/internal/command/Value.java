package org.nasd.driver.mikrotik.internal.command;

/** A piece of a line up to the next blank, as bytes of the device's character set, without quotes and escapes. */
final class Value {

    private final byte[] bytes;
    private final int bareUntil;
    private final boolean bare;
    private final int equals;
    private final int secondEquals;

    /**
     * @param bare whether it was written without quotes and escapes
     * @param bareUntil how many of the first bytes were
     * @param equals position of the first bare equals sign, or -1
     * @param secondEquals position of the second one, or -1
     */
    Value(byte[] bytes, boolean bare, int bareUntil, int equals, int secondEquals) {
        this.bytes = bytes;
        this.bare = bare;
        this.bareUntil = bareUntil;
        this.equals = equals;
        this.secondEquals = secondEquals;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether it may be a word of the language: one written without quotes and escapes. */
    boolean bare() {
        return bare;
    }

    /** Whether it is this very word of the language, in any case. */
    boolean is(String keyword) {
        return bare && Words.text(bytes).equalsIgnoreCase(keyword);
    }

    boolean startsWith(char c) {
        return bareUntil > 0 && bytes[0] == c;
    }

    /** Whether it has the form {@code name=...} with a bare name. */
    boolean isNamed() {
        return equals > 0 && bareUntil >= equals;
    }

    /** Position of the first bare equals sign, or -1. */
    int equalsSign() {
        return equals;
    }

    /** Position of the second bare equals sign, or -1. */
    int secondEqualsSign() {
        return secondEquals;
    }
}
