package org.nasd.operations.internal.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Can secrets of NAS be read by whoever sees the database, a copy of it, or a file? */
final class SecretForms implements Rule {

    private static final String CHECK = "secrets";
    private static final String NORM = "encrypted, or in files of their own";

    @Override
    public Stream<Finding> look(Facts facts) {
        Stream<Finding> files = facts.installed().secrets().stream()
                .map(problem -> new Finding(
                        Grade.WARNING, CHECK, problem, "keys and secrets that only nasd can read", "as it says"));
        return Stream.concat(files, Stream.of(forms(facts)));
    }

    private static Finding forms(Facts facts) {
        List<Secret> all = facts.database().nas().values().stream()
                .flatMap(nas -> nas.secrets().values().stream())
                .filter(secret ->
                        secret.trouble().isPresent() || !secret.reveal().isEmpty())
                .toList();
        long readable = count(all, Form.PLAIN);
        if (readable == 0) {
            return Say.good(
                    CHECK,
                    count(all, Form.ENCRYPTED) + " encrypted, " + count(all, Form.REFERENCE) + " in files",
                    NORM);
        }
        return new Finding(
                Grade.WARNING,
                CHECK,
                readable + " of " + all.size() + " secrets of NAS stand readable in the database",
                NORM,
                "whoever sees the database or a copy of it can log in to the devices: nas:encrypt (docs/en/security.md)");
    }

    private static long count(List<Secret> all, Form form) {
        return all.stream().filter(secret -> secret.form() == form).count();
    }
}
