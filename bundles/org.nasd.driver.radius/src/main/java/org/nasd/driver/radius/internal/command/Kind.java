package org.nasd.driver.radius.internal.command;

/** What a command asks for, with the codes of RFC 5176. */
public enum Kind {
    DISCONNECT("disconnect", "Disconnect", 40),
    COA("coa", "CoA", 43);

    private final String verb;
    private final String label;
    private final int request;

    Kind(String verb, String label, int request) {
        this.verb = verb;
        this.label = label;
        this.request = request;
    }

    /** The first word of the command; also the part of a setting's key that tells it from the other. */
    public String verb() {
        return verb;
    }

    /** Its name in the RFC. */
    public String label() {
        return label;
    }

    public int request() {
        return request;
    }

    public int ack() {
        return request + 1;
    }

    public int nak() {
        return request + 2;
    }
}
