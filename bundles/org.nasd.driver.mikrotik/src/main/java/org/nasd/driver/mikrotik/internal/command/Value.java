package org.nasd.driver.mikrotik.internal.command;

import java.util.Arrays;

/**
 * A piece of a line up to the next blank, as bytes of the device's character set.
 *
 * @param bytes without quotes and escapes
 * @param bare written without quotes and escapes, so that it may be a word of the language
 * @param equals position in the bytes of the first bare equals sign, or -1
 * @param secondEquals position of the second one, or -1
 * @param bareUntil how many of the first bytes were written without quotes and escapes
 */
record Value(byte[] bytes, boolean bare, int equals, int secondEquals, int bareUntil) {

    /** Whether it is this very word of the language. */
    boolean is(String keyword) {
        if (!bare || bytes.length != keyword.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (Character.toLowerCase((char) bytes[i]) != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(char c) {
        return bytes.length > 0 && bytes[0] == c && bareUntil > 0;
    }

    byte[] from(int position) {
        return Arrays.copyOfRange(bytes, position, bytes.length);
    }
}
