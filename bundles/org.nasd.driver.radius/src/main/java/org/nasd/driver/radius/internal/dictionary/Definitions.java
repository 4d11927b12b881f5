package org.nasd.driver.radius.internal.dictionary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What one or several dictionary files define, while they are read. Used by one thread. */
final class Definitions {

    /** An attribute by its numbers. */
    record Place(int vendor, int number) {}

    /** The names of an attribute's values. */
    static final class Names {
        final Map<String, Long> numbers = new HashMap<>();
        final Map<Long, String> names = new HashMap<>();
    }

    final Map<String, Vendor> vendors = new HashMap<>();
    final Map<Integer, Vendor> vendorsById = new HashMap<>();
    final Map<String, Attribute> attributes = new HashMap<>();
    final Map<Place, Attribute> byPlace = new HashMap<>();
    final Map<String, Names> values = new HashMap<>();

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    void add(Vendor vendor) {
        vendors.put(key(vendor.name()), vendor);
        vendorsById.put(vendor.id(), vendor);
    }

    /** Of several names of one number, the first one is shown. */
    void add(Attribute attribute) {
        attributes.put(key(attribute.name()), attribute);
        byPlace.putIfAbsent(new Place(attribute.vendor().id(), attribute.number()), attribute);
    }

    void add(String attribute, String name, long number) {
        Names names = values.computeIfAbsent(key(attribute), unused -> new Names());
        names.numbers.put(key(name), number);
        names.names.putIfAbsent(number, name);
    }

    /** Lays what another file defines over these. */
    void lay(Definitions over) {
        vendors.putAll(over.vendors);
        vendorsById.putAll(over.vendorsById);
        attributes.putAll(over.attributes);
        byPlace.putAll(over.byPlace);
        over.values.forEach((attribute, added) -> {
            Names names = values.computeIfAbsent(attribute, unused -> new Names());
            names.numbers.putAll(added.numbers);
            names.names.putAll(added.names);
        });
    }
}
