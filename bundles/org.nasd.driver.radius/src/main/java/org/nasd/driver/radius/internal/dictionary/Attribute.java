package org.nasd.driver.radius.internal.dictionary;

/**
 * A kind of attribute.
 *
 * @param name as the dictionary spells it
 * @param vendor whose it is, or {@link Vendor#NONE}
 * @param number its type, within the vendor's
 * @param type how its value is written
 * @param length the exact bytes of its value, or 0 when that varies
 * @param tagged whether it may carry a tag (RFC 2868)
 * @param encrypted whether its value is hidden on the wire, which this driver does not do
 */
public record Attribute(
        String name, Vendor vendor, int number, ValueType type, int length, boolean tagged, boolean encrypted) {

    /** What only a number is known of. */
    static Attribute raw(Vendor vendor, int number) {
        String name = "Attr-" + (vendor.isNone() ? "" : "26." + Integer.toUnsignedString(vendor.id()) + ".") + number;
        return new Attribute(name, vendor, number, ValueType.OPAQUE, 0, false, false);
    }

    /** Whether it is the one of the RFCs with this number. */
    public boolean is(int standardNumber) {
        return vendor.isNone() && number == standardNumber;
    }
}
