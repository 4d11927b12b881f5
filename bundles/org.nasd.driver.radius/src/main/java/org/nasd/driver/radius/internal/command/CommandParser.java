package org.nasd.driver.radius.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Standard;

/**
 * Reads commands: {@code coa} or {@code disconnect}, then {@code Name=value} separated by commas or blanks. A value is bare or in
 * double quotes; a backslash before punctuation takes it as it is. {@code Name:3=value} gives a tag.
 */
public final class CommandParser {

    /** What is left of 4096 bytes when everything that the driver itself may add is in. */
    private static final int MOST_BYTES = 3500;

    private static final int MOST_TAG = 31;

    private static final Set<Integer> OWN = Set.of(Standard.MESSAGE_AUTHENTICATOR, Standard.EVENT_TIMESTAMP);

    private final Language language;
    private final ValueWriter values;
    private final boolean formOnly;

    private CommandParser(Language language, boolean formOnly) {
        this.language = language;
        this.values = new ValueWriter(language);
        this.formOnly = formOnly;
    }

    /** Reads a command that is to be sent. */
    public static Command parse(String line, Language language) throws CommandSyntaxException {
        return new CommandParser(language, false).parse(line);
    }

    /** Checks a command of a template that has {@code 1} for every variable. */
    public static void check(String line, Language language) throws CommandSyntaxException {
        new CommandParser(language, true).parse(line);
    }

    private Command parse(String line) throws CommandSyntaxException {
        LineReader reader = new LineReader(line);
        reader.blanks();
        Kind kind = kind(reader.name());
        if (!reader.blanks()) {
            throw new CommandSyntaxException("after " + kind.verb() + " a blank and attributes are expected, as in "
                    + kind.verb() + " User-Name=\"ivanov\"");
        }
        List<Item> items = new ArrayList<>();
        do {
            items.add(item(reader));
        } while (separated(reader));
        Command command = new Command(kind, items, line);
        check(command);
        return command;
    }

    private static Kind kind(String verb) throws CommandSyntaxException {
        for (Kind kind : Kind.values()) {
            if (kind.verb().equals(verb.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new CommandSyntaxException("a command begins with coa or disconnect, not with '" + verb + "'");
    }

    private static boolean separated(LineReader reader) throws CommandSyntaxException {
        boolean blanks = reader.blanks();
        boolean comma = reader.take(',');
        reader.blanks();
        if (reader.atEnd() && !comma) {
            return false;
        }
        if (reader.atEnd() || !(blanks || comma)) {
            throw new CommandSyntaxException(
                    reader.atEnd()
                            ? "after the last comma an attribute is missing"
                            : "a comma or a blank is missing before: " + reader.rest());
        }
        return true;
    }

    private Item item(LineReader reader) throws CommandSyntaxException {
        String name = reader.name();
        if (name.isEmpty()) {
            throw new CommandSyntaxException("the name of an attribute is expected at: " + reader.rest());
        }
        Attribute attribute = language.dictionary()
                .find(name)
                .orElseThrow(
                        () -> new CommandSyntaxException(
                                "no dictionary knows the attribute " + name
                                        + "; give it by number, Attr-N=0x... or Attr-26.VENDOR.N=0x..., or add a dictionary in etc/dictionary/"));
        int tag = reader.take(':') ? tag(name, attribute, reader.name()) : 0;
        reader.blanks();
        if (!reader.take('=')) {
            throw new CommandSyntaxException("after " + name + " a = is expected");
        }
        reader.blanks();
        Token value = reader.value(name);
        refuse(name, attribute, value);
        return new Item(attribute, bytes(name, attribute, tag, value), value.text());
    }

    private static int tag(String name, Attribute attribute, String digits) throws CommandSyntaxException {
        if (!attribute.tagged()) {
            throw new CommandSyntaxException(name + " takes no tag");
        }
        int tag = digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
        if (tag < 1 || tag > MOST_TAG) {
            throw new CommandSyntaxException(
                    "the tag of " + name + " is '" + digits + "', not a number from 1 to " + MOST_TAG);
        }
        return tag;
    }

    private static void refuse(String name, Attribute attribute, Token value) throws CommandSyntaxException {
        if (attribute.encrypted()) {
            throw new CommandSyntaxException(name + " is encrypted on the wire, which this driver cannot do");
        }
        if (attribute.vendor().isNone() && OWN.contains(attribute.number())) {
            throw new CommandSyntaxException(
                    name + " is added by the driver: see the settings message.authenticator and event.timestamp");
        }
        if (attribute.is(Standard.ERROR_CAUSE)) {
            throw new CommandSyntaxException(name + " belongs into answers only");
        }
        if (value.text().isEmpty()) {
            throw new CommandSyntaxException(name + " has no value, and an empty attribute cannot be sent");
        }
    }

    private byte[] bytes(String name, Attribute attribute, int tag, Token value) throws CommandSyntaxException {
        Optional<byte[]> bytes = values.write(attribute, tag, value);
        if (formOnly) {
            bytes = bytes.or(() -> values.write(attribute, tag, Placeholder.in(value, attribute.type())));
        }
        byte[] written = bytes.orElseThrow(() -> new CommandSyntaxException(
                name + "=" + Quoting.quote(shortened(value.text())) + " is not " + form(attribute)));
        int most = attribute.vendor().longestValue();
        if (written.length > most) {
            throw new CommandSyntaxException("the value of " + name + " has " + written.length + " bytes, and only "
                    + most + " fit into an attribute");
        }
        return written;
    }

    private String form(Attribute attribute) {
        return switch (attribute.type()) {
            case STRING -> "text of the character set " + language.charset();
            default ->
                (attribute.length() > 0 ? attribute.length() + " " : "")
                        + attribute.type().form()
                        + (attribute.type().isNumber() ? ", nor a name that a dictionary gives to one" : "");
        };
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private void check(Command command) throws CommandSyntaxException {
        int bytes = command.items().stream()
                .mapToInt(item ->
                        item.value().length + 255 - item.attribute().vendor().longestValue())
                .sum();
        if (bytes > MOST_BYTES) {
            throw new CommandSyntaxException(
                    "the attributes have " + bytes + " bytes, and only " + MOST_BYTES + " fit into a request");
        }
        if (command.kind() == Kind.DISCONNECT) {
            checkDisconnect(command);
        }
    }

    private void checkDisconnect(Command command) throws CommandSyntaxException {
        boolean names = false;
        for (Item item : command.items()) {
            Attribute attribute = item.attribute();
            if (!Identification.mayDisconnect(attribute)
                    && !language.alsoInDisconnect().contains(attribute)) {
                throw new CommandSyntaxException("disconnect must not carry " + attribute.name()
                        + ": RFC 5176 allows only what names the NAS and the session; for a NAS that wants it, add it to the"
                        + " setting disconnect.attributes");
            }
            names |= Identification.namesSession(attribute)
                    || language.alsoInDisconnect().contains(attribute);
        }
        if (!names) {
            throw new CommandSyntaxException(
                    "disconnect names no session, for example by Acct-Session-Id or User-Name: it would mean everybody");
        }
    }
}
