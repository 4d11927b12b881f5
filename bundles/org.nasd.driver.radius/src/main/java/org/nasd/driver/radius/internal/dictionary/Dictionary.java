package org.nasd.driver.radius.internal.dictionary;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes that are known by name. Names are found in any case. Immutable. */
public final class Dictionary {

    private static final Pattern RAW = Pattern.compile("(?i)attr-(?:26\\.([0-9]{1,10})\\.)?([0-9]{1,10})");
    private static final long MOST_UNSIGNED = 0xFFFF_FFFFL;

    private final Definitions definitions;

    Dictionary(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Finds an attribute.
     *
     * @param name its own name; {@code Vendor.Name} with or without the vendor's prefix in the name; or {@code Attr-N} and
     *     {@code Attr-26.V.N} by number
     */
    public Optional<Attribute> find(String name) {
        Attribute attribute = definitions.attributes.get(Definitions.key(name));
        if (attribute != null) {
            return Optional.of(attribute);
        }
        Matcher raw = RAW.matcher(name);
        return raw.matches() ? raw(raw.group(1), raw.group(2)) : ofVendor(name);
    }

    private Optional<Attribute> ofVendor(String name) {
        int dot = name.indexOf('.');
        Vendor vendor = dot < 0 ? null : definitions.vendors.get(Definitions.key(name.substring(0, dot)));
        if (vendor == null) {
            return Optional.empty();
        }
        String own = name.substring(dot + 1);
        Attribute attribute = definitions.attributes.get(Definitions.key(own));
        if (attribute == null || attribute.vendor().id() != vendor.id()) {
            attribute = definitions.attributes.get(Definitions.key(name.substring(0, dot) + "-" + own));
        }
        return Optional.ofNullable(attribute).filter(a -> a.vendor().id() == vendor.id());
    }

    private Optional<Attribute> raw(String vendorId, String number) {
        long id = vendorId == null ? 0 : Long.parseLong(vendorId);
        if (id > MOST_UNSIGNED || (vendorId != null && id == 0)) {
            return Optional.empty();
        }
        Vendor vendor = vendor((int) id);
        long type = Long.parseLong(number);
        boolean fits = type >= 1 && type <= (1L << (8 * vendor.typeBytes())) - 1;
        return fits ? Optional.of(Attribute.raw(vendor, (int) type)) : Optional.empty();
    }

    /** The vendor with a number; where none is known, one of the usual form. */
    public Vendor vendor(int id) {
        if (id == 0) {
            return Vendor.NONE;
        }
        Vendor vendor = definitions.vendorsById.get(id);
        return vendor != null ? vendor : Vendor.usual(id, Integer.toUnsignedString(id));
    }

    /** The attribute with a number; where none is known, one whose name is its number. */
    public Attribute find(Vendor vendor, int number) {
        Attribute attribute = definitions.byPlace.get(new Definitions.Place(vendor.id(), number));
        return attribute != null ? attribute : Attribute.raw(vendor, number);
    }

    /** The number behind a value's name. */
    public Optional<Long> value(Attribute attribute, String name) {
        return names(attribute).map(names -> names.numbers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The name of a value. */
    public Optional<String> nameOf(Attribute attribute, long value) {
        return names(attribute).map(names -> names.names.get(value));
    }

    private Optional<Definitions.Names> names(Attribute attribute) {
        return Optional.ofNullable(definitions.values.get(Definitions.key(attribute.name())));
    }
}
