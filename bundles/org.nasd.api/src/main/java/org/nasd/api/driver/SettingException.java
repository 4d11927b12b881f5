package org.nasd.api.driver;

/** A setting that cannot be used; the message names its key, its value and what is allowed. */
public class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
