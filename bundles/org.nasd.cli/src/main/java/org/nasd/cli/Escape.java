package org.nasd.cli;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasd.api.driver.Settings;

/** How a value is made safe for its place in a command line: the setting {@code escape}. */
public enum Escape {
    /** As it is, and only letters, digits and {@code ._:/@+-}. */
    STRICT,
    /** As it is: all characters but control characters. For devices whose line has no syntax beyond words. */
    LINE,
    /** In single quotes of its own, as a POSIX shell reads them. The template must not put quotes around it. */
    POSIX,
    /** In double quotes of its own, with backslashes; {@code `}, {@code !} and {@code ?} act even there and are refused. */
    DOUBLE;

    /** The key. */
    public static final String KEY = "escape";

    private static final String STRICT_MARKS = "._:/@+-";

    /** Reads the setting; {@link #STRICT} where it is not set. */
    public static Escape of(Settings settings) {
        return settings.text(KEY).isEmpty()
                ? STRICT
                : valueOf(settings.choice(KEY, Set.of("strict", "line", "posix", "double"))
                        .toUpperCase(Locale.ROOT));
    }

    /**
     * The value as it may stand in a command, or empty when it cannot stand there so that the device reads exactly this value.
     *
     * @param value free of control characters
     * @param charset the device's, in which every character must exist
     */
    public Optional<String> apply(String value, Charset charset) {
        if (!survives(value, charset)) {
            return Optional.empty();
        }
        return switch (this) {
            case STRICT ->
                !value.isEmpty() && value.codePoints().allMatch(Escape::isStrict)
                        ? Optional.of(value)
                        : Optional.empty();
            case LINE -> value.isBlank() ? Optional.empty() : Optional.of(value);
            case POSIX -> Optional.of("'" + value.replace("'", "'\\''") + "'");
            case DOUBLE ->
                value.chars().anyMatch(c -> c == '`' || c == '!' || c == '?')
                        ? Optional.empty()
                        : Optional.of("\""
                                + value.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("$", "\\$") + "\"");
        };
    }

    /** What is wrong with a template's command, whose own quotes would break those that this rule puts around values; or empty. */
    public Optional<String> checkCommand(String command) {
        String quotes = this == POSIX ? "'\"`" : this == DOUBLE ? "\"`" : "";
        return command.chars().anyMatch(c -> quotes.indexOf(c) >= 0)
                ? Optional.of("escape = " + name().toLowerCase(Locale.ROOT)
                        + " puts every value in quotes of its own; the template must have none of " + quotes)
                : Optional.empty();
    }

    private static boolean isStrict(int c) {
        return Character.isLetterOrDigit(c) || STRICT_MARKS.indexOf(c) >= 0;
    }

    /** A character the set lacks would become a question mark; one whose bytes look like ASCII would be read as something else. */
    private static boolean survives(String value, Charset charset) {
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (c < ' ' || c == 0x7F || (c >= 0x80 && c < 0xA0)) {
                return false;
            }
            if (c >= 0x80 && !isPlain(c, charset)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c, Charset charset) {
        try {
            var bytes = charset.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(Character.toChars(c)));
            while (bytes.hasRemaining()) {
                if (bytes.get() >= 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
