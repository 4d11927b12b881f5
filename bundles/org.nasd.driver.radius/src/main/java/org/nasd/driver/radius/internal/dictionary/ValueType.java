package org.nasd.driver.radius.internal.dictionary;

import java.util.Locale;
import java.util.Map;

/** How the value of an attribute is written, in a command and on the wire. */
public enum ValueType {
    STRING("text"),
    OCTETS("bytes as 0x and hexadecimal digits, or text in double quotes"),
    BYTE("a number from 0 to 255"),
    SHORT("a number from 0 to 65535"),
    INTEGER("a number from 0 to 4294967295"),
    INTEGER64("a number from 0 to 18446744073709551615"),
    SIGNED("a number from -2147483648 to 2147483647"),
    IPADDR("an IPv4 address"),
    IPV6ADDR("an IPv6 address"),
    COMBO_IP("an IPv4 or IPv6 address"),
    IPV4PREFIX("an IPv4 prefix such as 10.0.0.0/24"),
    IPV6PREFIX("an IPv6 prefix such as 2001:db8::/56"),
    DATE("seconds since 1970, or a time such as 2026-11-26T15:00:00Z"),
    IFID("an interface identifier such as 1:2:3:4"),
    ETHER("a MAC address such as 00:11:22:33:44:55"),
    /** A structure that this driver does not know: only its bytes can be written. */
    OPAQUE("bytes as 0x and hexadecimal digits");

    private static final Map<String, ValueType> NAMES = Map.ofEntries(
            Map.entry("string", STRING),
            Map.entry("text", STRING),
            Map.entry("octets", OCTETS),
            Map.entry("byte", BYTE),
            Map.entry("uint8", BYTE),
            Map.entry("short", SHORT),
            Map.entry("uint16", SHORT),
            Map.entry("integer", INTEGER),
            Map.entry("uint32", INTEGER),
            Map.entry("integer64", INTEGER64),
            Map.entry("uint64", INTEGER64),
            Map.entry("signed", SIGNED),
            Map.entry("int32", SIGNED),
            Map.entry("ipaddr", IPADDR),
            Map.entry("ipv4addr", IPADDR),
            Map.entry("ipv6addr", IPV6ADDR),
            Map.entry("combo-ip", COMBO_IP),
            Map.entry("ipv4prefix", IPV4PREFIX),
            Map.entry("ipv6prefix", IPV6PREFIX),
            Map.entry("date", DATE),
            Map.entry("ifid", IFID),
            Map.entry("ether", ETHER),
            Map.entry("abinary", OPAQUE),
            Map.entry("tlv", OPAQUE),
            Map.entry("struct", OPAQUE),
            Map.entry("vsa", OPAQUE),
            Map.entry("evs", OPAQUE),
            Map.entry("extended", OPAQUE),
            Map.entry("long-extended", OPAQUE));

    private final String form;

    ValueType(String form) {
        this.form = form;
    }

    /** What a person has to write. */
    public String form() {
        return form;
    }

    /** Whether values can have names. */
    public boolean isNumber() {
        return this == BYTE || this == SHORT || this == INTEGER || this == INTEGER64 || this == SIGNED;
    }

    /** The type by its name in a dictionary, or null when there is none of that name. */
    static ValueType named(String name) {
        return NAMES.get(name.toLowerCase(Locale.ROOT));
    }
}
