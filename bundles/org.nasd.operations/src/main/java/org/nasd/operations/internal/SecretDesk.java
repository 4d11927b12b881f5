package org.nasd.operations.internal;

import java.util.function.Supplier;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.nas.SecretStore.Changes;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;
import org.nasd.api.operations.SecretOperations;

/** Changes the form in which secrets stand. */
final class SecretDesk implements SecretOperations {

    private final Gate gate;
    private final NasFinder finder;
    private final SecretStore secrets;

    SecretDesk(Gate gate, NasFinder finder, SecretStore secrets) {
        this.gate = gate;
        this.finder = finder;
        this.secrets = secrets;
    }

    @Override
    public Changes encrypt(Caller caller, String nas, boolean dryRun) {
        String what = "encrypt the secrets of " + (nas == null ? "all NAS" : "NAS " + nas);
        return changed(
                caller,
                what,
                dryRun,
                () -> secrets.encrypt(nas == null ? null : finder.find(nas).id(), dryRun));
    }

    @Override
    public Changes rekey(Caller caller, boolean dryRun) {
        return changed(caller, "encrypt all secrets with the first key", dryRun, () -> secrets.rekey(dryRun));
    }

    @Override
    public String encryptText(Caller caller, Secret text) {
        return gate.act(
                caller, Role.ADMIN, "encrypt a text", done -> "given out", () -> told(() -> secrets.encrypt(text)));
    }

    private Changes changed(Caller caller, String what, boolean dryRun, Supplier<Changes> action) {
        return dryRun
                ? gate.look(caller, Role.ADMIN, "try to " + what, () -> told(action))
                : gate.act(caller, Role.ADMIN, what, SecretDesk::result, () -> told(action));
    }

    private static String result(Changes changes) {
        return changes.changed() + " secrets of " + changes.nas() + " NAS, " + changes.left() + " left as they were, "
                + changes.unreadable().size() + " unreadable";
    }

    private static <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (UnsupportedOperationException e) {
            throw new OperationException(Kind.READ_ONLY, e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new OperationException(Kind.CONFLICT, e.getMessage(), e);
        }
    }
}
