package org.nasd.driver.radius.internal.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which subscriber's session a command is about, as far as it tells: what a pattern of the scheme finds, else the surest of the
 * attributes that name one.
 *
 * @param pattern searched in the command's text; its first group, or all that it matches, names the session
 */
public record SessionName(Optional<Pattern> pattern) {

    /** The name; commands with the same one are about the same session. */
    public Optional<String> of(Command command) {
        return byPattern(command.text()).or(() -> byAttribute(command));
    }

    private Optional<String> byPattern(String text) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = pattern.get().matcher(text);
        return matcher.find()
                ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                : Optional.empty();
    }

    private static Optional<String> byAttribute(Command command) {
        for (Identification.Key key : Identification.KEYS) {
            for (Item item : command.items()) {
                if (key.is(item.attribute())) {
                    return Optional.of(item.attribute().name() + "=" + item.text());
                }
            }
        }
        return Optional.empty();
    }
}
