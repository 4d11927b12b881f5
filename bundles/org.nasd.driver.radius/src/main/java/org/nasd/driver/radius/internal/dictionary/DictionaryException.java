package org.nasd.driver.radius.internal.dictionary;

/** A dictionary that cannot be read; the message names the file, the line and what is wrong with it. */
public final class DictionaryException extends Exception {

    private static final long serialVersionUID = 1L;

    DictionaryException(String message) {
        super(message, null, false, false);
    }
}
