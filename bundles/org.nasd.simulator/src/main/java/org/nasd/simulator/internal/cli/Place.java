package org.nasd.simulator.internal.cli;

/** Where a session is: its mode, the line that led there, its page. Used by the device's thread only. */
public final class Place {

    private final String user;
    private String mode;
    private String context = "";
    private int page;

    public Place(String user, String mode, int page) {
        this.user = user;
        this.mode = mode;
        this.page = page;
    }

    String user() {
        return user;
    }

    String mode() {
        return mode;
    }

    String context() {
        return context;
    }

    int page() {
        return page;
    }

    void goTo(String next, String line) {
        mode = next;
        context = line;
    }

    void page(int lines) {
        page = lines;
    }
}
