package org.nasd.api.dispatch;

/** Another node, which works a NAS, did not do what only it can do. The message says which, and whether it may still do it. */
public final class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean doubtful;

    /**
     * @param message one line for people
     * @param doubtful whether it may have been done nevertheless
     */
    public NodeException(String message, boolean doubtful) {
        super(message);
        this.doubtful = doubtful;
    }

    /** Whether it may have been done nevertheless. */
    public boolean isDoubtful() {
        return doubtful;
    }
}
