package org.nasd.driver.radius.internal.dictionary;

/**
 * A vendor and the form of its attributes inside of Vendor-Specific.
 *
 * @param id the private enterprise number; 0 for the attributes of the RFCs
 * @param name as the dictionary spells it
 * @param typeBytes bytes of an attribute's number: 1, 2 or 4
 * @param lengthBytes bytes of its length: 0, 1 or 2
 * @param continued whether a byte follows that says if the value goes on in another attribute
 */
public record Vendor(int id, String name, int typeBytes, int lengthBytes, boolean continued) {

    /** Nobody: the attribute stands by itself. */
    public static final Vendor NONE = new Vendor(0, "", 1, 1, false);

    private static final int LONGEST = 255;
    private static final int OWN_HEADER = 6;

    static Vendor usual(int id, String name) {
        return new Vendor(id, name, 1, 1, false);
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return id == 0;
    }

    /** The most bytes that a value can have. */
    public int longestValue() {
        return isNone() ? LONGEST - 2 : LONGEST - OWN_HEADER - typeBytes - lengthBytes - (continued ? 1 : 0);
    }
}
