package org.nasd.driver.radius.internal.answer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.driver.radius.internal.command.Kind;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Dictionary;
import org.nasd.driver.radius.internal.dictionary.Standard;
import org.nasd.driver.radius.internal.dictionary.Vendor;

/**
 * What the Error-Cause of a refusal means, by the settings {@code cause.coa.*} or {@code cause.disconnect.*}: of several lists that
 * name it, the first of done, fail, postpone counts.
 *
 * @param other for causes that no list names
 * @param none for refusals without a cause
 */
public record Causes(Set<Integer> done, Set<Integer> fail, Set<Integer> postpone, Verdict other, Verdict none) {

    private static final Set<String> KEYS = Set.of("done", "fail", "postpone", "other", "none");
    private static final int LONGEST_CAUSE = 9;

    /** Reads the settings for one kind of request. */
    static Causes of(Settings settings, Kind kind, Dictionary dictionary) {
        String prefix = "cause." + kind.verb() + ".";
        return new Causes(
                list(settings, prefix + "done", dictionary),
                list(settings, prefix + "fail", dictionary),
                list(settings, prefix + "postpone", dictionary),
                verdict(settings, prefix + "other"),
                verdict(settings, prefix + "none"));
    }

    /** Refuses keys that look like these but are none, since a cause would silently keep its meaning. */
    static void checkKeys(Settings settings) {
        for (String key : settings.asMap().keySet()) {
            if (key.startsWith("cause.") && !isKey(key)) {
                throw new SettingException(key + " is no setting: cause.coa.* and cause.disconnect.* are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
    }

    private static boolean isKey(String key) {
        for (Kind kind : Kind.values()) {
            String prefix = "cause." + kind.verb() + ".";
            if (key.startsWith(prefix) && KEYS.contains(key.substring(prefix.length()))) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> list(Settings settings, String key, Dictionary dictionary) {
        Set<Integer> causes = new HashSet<>();
        for (String cause : settings.list(key)) {
            causes.add(number(cause, dictionary)
                    .orElseThrow(() -> new SettingException(
                            key + " = " + cause + " is neither the number nor the name of an Error-Cause")));
        }
        return Set.copyOf(causes);
    }

    private static Optional<Integer> number(String cause, Dictionary dictionary) {
        if (cause.matches("[0-9]{1," + LONGEST_CAUSE + "}")) {
            return Optional.of(Integer.parseInt(cause));
        }
        Attribute attribute = dictionary.find(Vendor.NONE, Standard.ERROR_CAUSE);
        return dictionary.value(attribute, cause).map(Long::intValue);
    }

    private static Verdict verdict(Settings settings, String key) {
        return Verdict.valueOf(
                settings.choice(key, Set.of("done", "postpone", "fail")).toUpperCase(Locale.ROOT));
    }

    Verdict on(OptionalInt cause) {
        if (cause.isEmpty()) {
            return none;
        }
        if (done.contains(cause.getAsInt())) {
            return Verdict.DONE;
        }
        if (fail.contains(cause.getAsInt())) {
            return Verdict.FAIL;
        }
        return postpone.contains(cause.getAsInt()) ? Verdict.POSTPONE : other;
    }
}
