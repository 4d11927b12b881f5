package org.nasd.simulator.internal.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.Ledger.Sight;

/**
 * What a command looks like that brings an event about. Its regex is matched against the command as the NAS's journal has it, behind
 * the line that opened the mode, if any; the group {@code who} is the account, the group {@code what} goes into the mark.
 *
 * @param form the regex
 * @param mark makes the mark of {@code what}
 * @param evenRefused whether a refusal counts too: what cannot be taken away is not there
 */
record Sign(Pattern form, UnaryOperator<String> mark, boolean evenRefused) {

    private static final String NUMBER = "[0-9]+";
    private static final String LIST = "(?i:crb_[a-z_]+)";
    private static final String IP = "(?<who>[0-9.]+)";
    private static final String LOGIN = "(?<who>user[0-9]+)";

    /** Something is put onto what the {@code $LIST} in the regex holds. */
    static Sign on(String regex) {
        return new Sign(pattern(regex), what -> Mark.on(what.toLowerCase(Locale.ROOT)), false);
    }

    /** Something is taken off what the {@code $LIST} in the regex holds. */
    static Sign off(String regex) {
        return new Sign(pattern(regex), what -> Mark.off(what.toLowerCase(Locale.ROOT)), true);
    }

    /** A speed is set: the {@code $NUMBER} in the regex. */
    static Sign speed(String regex) {
        return new Sign(pattern(regex), Mark::speed, false);
    }

    /** Something that the regex alone tells. */
    static Sign of(String regex, String mark) {
        return new Sign(pattern(regex), what -> mark, false);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex.replace("$IP", IP)
                .replace("$LOGIN", LOGIN)
                .replace("$LIST", "(?<what>" + LIST + ")")
                .replace("$NUMBER", "(?<what>" + NUMBER + ")"));
    }

    /** What is seen in an entry of a journal, if this is it. */
    Optional<Sight> in(JournalEntry entry) {
        boolean counts = entry.executed() || (evenRefused && entry.result() == JournalEntry.Result.REFUSED);
        if (!counts) {
            return Optional.empty();
        }
        String words = String.join(" ", entry.words());
        Matcher m = form.matcher(entry.tag() == null ? words : entry.tag() + " / " + words);
        if (!m.matches()) {
            return Optional.empty();
        }
        String what = form.pattern().contains("(?<what>") ? m.group("what") : "";
        return Optional.of(new Sight(m.group("who"), mark.apply(what), entry.endedMicros()));
    }
}
