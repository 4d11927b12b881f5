package org.nasd.driver.radius.internal.dictionary;

import java.util.List;
import java.util.Locale;

/**
 * Reads a file in the form of FreeRADIUS's dictionaries: {@code VENDOR}, {@code BEGIN-VENDOR}, {@code ATTRIBUTE}, {@code VALUE}.
 * Attributes inside of others ({@code 255.1}, {@code BEGIN-TLV}) and those that never travel (numbers above what fits) are left out;
 * {@code $INCLUDE} is not followed.
 */
final class DictionaryReader {

    private static final long MOST_UNSIGNED = 0xFFFF_FFFFL;

    private final String source;
    private final Definitions known;
    private final Definitions found = new Definitions();
    private int line;
    private Vendor current = Vendor.NONE;
    private boolean extended;
    private int tlvDepth;

    private DictionaryReader(String source, Definitions known) {
        this.source = source;
        this.known = known;
    }

    /**
     * Reads a file; it counts in whole or not at all.
     *
     * @param source its name, for messages
     * @param known what files before it define: its vendors can be used
     */
    static Definitions read(String source, String text, Definitions known) throws DictionaryException {
        DictionaryReader reader = new DictionaryReader(source, known);
        for (String line : text.lines().toList()) {
            reader.line++;
            int remark = line.indexOf('#');
            String content = (remark < 0 ? line : line.substring(0, remark)).strip();
            if (!content.isEmpty()) {
                reader.read(List.of(content.split("\\s+")));
            }
        }
        if (!reader.current.isNone()) {
            throw reader.mistake("END-VENDOR " + reader.current.name() + " is missing");
        }
        return reader.found;
    }

    private void read(List<String> words) throws DictionaryException {
        switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "VENDOR" -> vendor(words);
            case "BEGIN-VENDOR" -> begin(words);
            case "END-VENDOR" -> end();
            case "BEGIN-TLV" -> tlvDepth++;
            case "END-TLV" -> tlvDepth--;
            case "ATTRIBUTE" -> attribute(words);
            case "VALUE" ->
                found.add(word(words, 1), word(words, 2), number(word(words, 3), -1L << 31, Long.MAX_VALUE));
            case "$INCLUDE", "$INCLUDE-" -> {}
            default ->
                throw mistake(
                        "'" + words.get(0)
                                + "' is none of ATTRIBUTE, VALUE, VENDOR, BEGIN-VENDOR, END-VENDOR, BEGIN-TLV, END-TLV, $INCLUDE");
        }
    }

    private void vendor(List<String> words) throws DictionaryException {
        int id = (int) number(word(words, 2), 1, MOST_UNSIGNED);
        Vendor vendor = Vendor.usual(id, word(words, 1));
        if (words.size() > 3) {
            vendor = formatted(vendor, words.get(3));
        }
        found.add(vendor);
    }

    /** Extended vendor attributes (RFC 6929) have another form, and no device wants them in a CoA-Request. */
    private void begin(List<String> words) throws DictionaryException {
        current = vendorNamed(word(words, 1));
        extended = words.size() > 2;
    }

    private void end() {
        current = Vendor.NONE;
        extended = false;
    }

    private Vendor formatted(Vendor vendor, String format) throws DictionaryException {
        if (!format.matches("format=[124],[012](,c)?")) {
            throw mistake("'" + format + "' is not format=T,L with T of 1, 2, 4 and L of 0, 1, 2, perhaps with ,c");
        }
        return new Vendor(
                vendor.id(), vendor.name(), format.charAt(7) - '0', format.charAt(9) - '0', format.endsWith(",c"));
    }

    private void attribute(List<String> words) throws DictionaryException {
        String name = word(words, 1);
        String number = word(words, 2);
        String type = word(words, 3);
        String flags = words.size() > 4 ? words.get(4) : "";
        Vendor vendor = current;
        if (words.size() > 5 || (!flags.isEmpty() && found.vendors.containsKey(Definitions.key(flags)))) {
            vendor = vendorNamed(words.get(words.size() - 1));
        }
        if (extended || tlvDepth > 0 || number.indexOf('.') >= 0) {
            return;
        }
        long value = number(number, 0, MOST_UNSIGNED);
        long most = vendor.isNone() ? 255 : (1L << (8 * vendor.typeBytes())) - 1;
        if (value >= 1 && value <= most) {
            found.add(new Attribute(
                    name,
                    vendor,
                    (int) value,
                    type(type),
                    length(type),
                    flags.contains("has_tag"),
                    flags.contains("encrypt=") && !flags.contains("encrypt=0")));
        }
    }

    private ValueType type(String word) throws DictionaryException {
        int bracket = word.indexOf('[');
        ValueType type = ValueType.named(bracket < 0 ? word : word.substring(0, bracket));
        if (type == null) {
            throw mistake("'" + word + "' is no type of an attribute");
        }
        return type;
    }

    private int length(String type) throws DictionaryException {
        int bracket = type.indexOf('[');
        return bracket < 0 || !type.endsWith("]")
                ? 0
                : (int) number(type.substring(bracket + 1, type.length() - 1), 1, 253);
    }

    private Vendor vendorNamed(String name) throws DictionaryException {
        Vendor vendor = found.vendors.get(Definitions.key(name));
        if (vendor == null) {
            vendor = known.vendors.get(Definitions.key(name));
        }
        if (vendor == null) {
            throw mistake("nothing says VENDOR " + name + " before this");
        }
        return vendor;
    }

    private String word(List<String> words, int index) throws DictionaryException {
        if (index >= words.size()) {
            throw mistake(words.get(0) + " needs more words");
        }
        return words.get(index);
    }

    private long number(String word, long least, long most) throws DictionaryException {
        try {
            long number = Long.decode(word.matches("0[0-9]+") ? word.replaceFirst("^0+(?=.)", "") : word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw mistake("'" + word + "' is not a number");
        }
        throw mistake("'" + word + "' is not a number from " + least + " to " + most);
    }

    private DictionaryException mistake(String what) {
        return new DictionaryException(source + ", line " + line + ": " + what);
    }
}
