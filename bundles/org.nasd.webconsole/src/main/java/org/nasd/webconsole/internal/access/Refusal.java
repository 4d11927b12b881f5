package org.nasd.webconsole.internal.access;

/** A request is not carried out. The message is for the person who asked. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status HTTP's
     * @param message what is wrong and what to do
     */
    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
