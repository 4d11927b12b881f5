package org.nasd.simulator.internal.routeros;

/** The router refuses a command. Carries what {@code !trap} says; has no stack trace, being an answer. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Integer category;

    /**
     * @param category 0 to 7, or null where RouterOS gives none
     */
    Refused(Integer category, String message) {
        super(message, null, false, false);
        this.category = category;
    }

    Integer category() {
        return category;
    }
}
