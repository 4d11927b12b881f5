package org.nasd.stack.internal.nas;

import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.nasd.stack.internal.secret.Vault;

/** Where NAS come from an existing billing's database, their secrets are read in every form, and written there by the billing. */
public final class ReadOnlySecretStore implements SecretStore {

    private final Vault vault;

    public ReadOnlySecretStore(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Status status() {
        return vault.status();
    }

    @Override
    public String encrypt(Secret secret) {
        return vault.open().encrypt(secret.reveal());
    }

    @Override
    public Changes encrypt(Long nasId, boolean dryRun) {
        throw refusal();
    }

    @Override
    public Changes rekey(boolean dryRun) {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                "NAS come from the billing's database by nas.sql (etc/org.nasd.billing.cfg), which nasd only reads:"
                        + " nas:encrypt --text makes texts that the billing can keep instead of passwords");
    }
}
