package org.nasd.driver.radius.internal.command;

import org.nasd.driver.radius.internal.dictionary.ValueType;

/**
 * Templates are looked at before there is an event, with {@code 1} for every variable. Where that is no value of the attribute's
 * form, what a variable would really hold takes its place.
 */
final class Placeholder {

    private static final String VARIABLE = "1";

    private Placeholder() {}

    static Token in(Token value, ValueType type) {
        String sample =
                switch (type) {
                    case IPADDR, COMBO_IP, IPV4PREFIX -> "10.0.0.1";
                    case IPV6ADDR, IPV6PREFIX -> "2001:db8::1";
                    case IFID -> "1:1:1:1";
                    case ETHER -> "00:00:00:00:00:01";
                    case OCTETS, OPAQUE -> value.text().startsWith("0") ? "01" : "0x01";
                    default -> VARIABLE;
                };
        return new Token(whole(value.text().replaceFirst(VARIABLE, sample), type), value.quoted());
    }

    private static String whole(String text, ValueType type) {
        boolean prefix = type == ValueType.IPV4PREFIX || type == ValueType.IPV6PREFIX;
        return prefix && text.indexOf('/') < 0 ? text + "/32" : text;
    }
}
