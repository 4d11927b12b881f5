package org.nasd.operations.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.driver.Settings;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;
import org.nasd.operations.internal.doctor.Transports.Secrecy;

/** Which NAS are spoken to in a way that others can read, forge or break? */
final class Safety implements Rule {

    private static final String CHECK = "safety";

    private final Transports transports;

    Safety(Transports transports) {
        this.transports = transports;
    }

    @Override
    public Stream<Finding> look(Facts facts) {
        List<Finding> found = new ArrayList<>();
        add(
                found,
                named(facts, nas -> transports.of(nas, settings(facts, nas)) == Secrecy.PLAIN),
                "plain-text transport",
                "encrypted",
                "passwords cross the network readable: use SSH or API-SSL (tls = pin) where the device can, else a network"
                        + " that nobody else is on");
        add(
                found,
                named(facts, nas -> is(facts, nas, "host_key_policy", "accept")),
                "host_key_policy = accept",
                "tofu or strict",
                "whoever stands between can pose as the device and read its password: take the setting away; accept is for"
                        + " the laboratory");
        add(
                found,
                named(facts, nas -> is(facts, nas, "old_algorithms", "true")),
                "old_algorithms = true",
                "not set",
                "its encryption can be broken: update the device, then take the setting away");
        add(
                found,
                named(facts, nas -> is(facts, nas, "legacy_login", "true")),
                "legacy_login = true",
                "not set",
                "the login of RouterOS before 6.43: update the device, then take the setting away");
        return found.isEmpty()
                ? Stream.of(Say.good(CHECK, summary(facts), "nothing readable, forgeable or weak"))
                : found.stream();
    }

    private static void add(List<Finding> found, List<String> nas, String what, String norm, String advice) {
        if (!nas.isEmpty()) {
            found.add(new Finding(Grade.WARNING, CHECK, what + " on " + Say.names(nas), norm, advice));
        }
    }

    private static List<String> named(Facts facts, Predicate<NasStatus> which) {
        return facts.dispatch().nas().stream()
                .filter(which)
                .map(status -> status.nas().name() + (status.driver() == null ? "" : " (" + status.driver() + ")"))
                .toList();
    }

    private static boolean is(Facts facts, NasStatus nas, String key, String value) {
        return settings(facts, nas).text(key).filter(value::equalsIgnoreCase).isPresent();
    }

    private static Settings settings(Facts facts, NasStatus nas) {
        Settings known = facts.dispatch().settings().get(nas.nas().id());
        return known == null ? Settings.of(nas.nas().options()) : known;
    }

    /** Says also of how many NAS nobody here can tell. */
    private String summary(Facts facts) {
        List<Secrecy> all = facts.dispatch().nas().stream()
                .map(nas -> transports.of(nas, settings(facts, nas)))
                .toList();
        return count(all, Secrecy.ENCRYPTED) + " NAS encrypted, " + count(all, Secrecy.RADIUS) + " by RADIUS, "
                + count(all, Secrecy.UNKNOWN) + " by drivers or scripts of which that is not known";
    }

    private static long count(List<Secrecy> all, Secrecy wanted) {
        return all.stream().filter(wanted::equals).count();
    }
}
