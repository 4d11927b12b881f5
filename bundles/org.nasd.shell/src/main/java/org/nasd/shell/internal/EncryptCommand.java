package org.nasd.shell.internal;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.nas.Secret;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.SecretText;

/** {@code nas:encrypt}. */
@Service
@Command(
        scope = "nas",
        name = "encrypt",
        description = "Encrypts secrets of NAS that stand readable in the database",
        detailedDescription = """
                The key is the first one in etc/secrets/nasd.key, or in NASD_KEY. Secrets that are encrypted already, or stand in files of their own
                (secret:<name>), are left alone. --text asks for a text without showing it and prints what can stand instead of it, for example in
                the billing's table.

                Examples:
                  nas:encrypt --dry-run
                  nas:encrypt
                  nas:encrypt m1
                  nas:encrypt --text
                """)
public final class EncryptCommand implements Action {

    private static final String TEXT = "text";

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "only of this NAS: its id, name or address")
    @Completion(NasNames.class)
    String nas;

    @Argument(index = 1, name = "more", description = "options may also stand here", multiValued = true)
    List<Object> more;

    @Option(name = "--dry-run", description = "only tell what would be done")
    boolean dryRun;

    @Option(name = "--text", description = "ask for a text and print it encrypted")
    boolean text;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            Arguments.exactly(LateOptions.take(this, more));
            if (text) {
                return encryptText(face);
            }
            var changes = face.ask().secrets().encrypt(face.caller(), nas, dryRun);
            face.lines(SecretText.encrypted(changes, dryRun));
            return changes.unreadable().isEmpty() ? 0 : 1;
        });
    }

    private int encryptText(Face face) throws Exception {
        if (nas != null || dryRun) {
            throw new OperationException(
                    Kind.INVALID, "--text stands alone: it encrypts what you type, and changes nothing");
        }
        String typed = Secrets.asked(session, Map.of(TEXT, "?")).get(TEXT);
        face.line(face.ask().secrets().encryptText(face.caller(), Secret.of(typed)));
        return 0;
    }
}
