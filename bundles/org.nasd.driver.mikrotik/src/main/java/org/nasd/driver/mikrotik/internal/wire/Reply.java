package org.nasd.driver.mikrotik.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence from the router.
 *
 * @param type what its first word says
 * @param tag of the command it belongs to, or {@link #UNTAGGED}
 * @param words the others, as bytes
 */
public record Reply(Type type, int tag, List<byte[]> words) {

    /** A reply without a tag, or with one that is not of this client's making. */
    public static final int UNTAGGED = -1;

    /** What a reply says. */
    public enum Type {
        /** One record. */
        RE("!re"),
        /** The last reply of a command. */
        DONE("!done"),
        /** An error; the last reply still follows. */
        TRAP("!trap"),
        /** The router ends the connection. */
        FATAL("!fatal"),
        /** There is nothing to return; the last reply still follows. */
        EMPTY("!empty"),
        /** A word this client does not know. */
        OTHER("");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        private boolean is(byte[] bytes) {
            if (bytes.length != word.length()) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Type> TYPES = List.of(Type.DONE, Type.RE, Type.TRAP, Type.EMPTY, Type.FATAL);
    private static final byte[] TAG = ".tag=".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_TAG_DIGITS = 9;

    /** Reads what kind of reply the words of a sentence are. */
    static Reply of(List<byte[]> sentence) {
        Type type = typeOf(sentence.get(0));
        int tag = UNTAGGED;
        List<byte[]> words = List.of();
        for (int i = 1; i < sentence.size(); i++) {
            byte[] word = sentence.get(i);
            if (startsWith(word, TAG)) {
                tag = number(word);
            } else {
                if (words.isEmpty()) {
                    words = new ArrayList<>(sentence.size() - i);
                }
                words.add(word);
            }
        }
        return new Reply(type, tag, words);
    }

    private static Type typeOf(byte[] word) {
        for (Type type : TYPES) {
            if (type.is(word)) {
                return type;
            }
        }
        return Type.OTHER;
    }

    private static int number(byte[] word) {
        int digits = word.length - TAG.length;
        if (digits < 1 || digits > MAX_TAG_DIGITS) {
            return UNTAGGED;
        }
        int number = 0;
        for (int i = TAG.length; i < word.length; i++) {
            int digit = word[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNTAGGED;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The value of an attribute, or null when the reply has none of this name. */
    public byte[] attribute(byte[] name) {
        for (byte[] word : words) {
            int valueAt = name.length + 2;
            if (word.length >= valueAt
                    && word[0] == '='
                    && word[name.length + 1] == '='
                    && Arrays.equals(word, 1, name.length + 1, name, 0, name.length)) {
                return Arrays.copyOfRange(word, valueAt, word.length);
            }
        }
        return null;
    }

    /** How many bytes its words hold. */
    public long size() {
        long size = 0;
        for (byte[] word : words) {
            size += word.length;
        }
        return size;
    }

    private static boolean startsWith(byte[] word, byte[] prefix) {
        return word.length >= prefix.length && Arrays.equals(word, 0, prefix.length, prefix, 0, prefix.length);
    }
}
