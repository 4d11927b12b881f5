package org.nasd.api.operations;

import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.osgi.annotation.versioning.ProviderType;

/** The form in which secrets of NAS stand in the database; rules for all methods at {@link Operations}. */
@ProviderType
public interface SecretOperations {

    /**
     * Encrypts what stands readable.
     *
     * @param nas of this NAS alone, or null for all
     * @param dryRun only tell what would be done
     */
    @Needs(Role.ADMIN)
    SecretStore.Changes encrypt(Caller caller, String nas, boolean dryRun);

    /** A text that can stand instead of a secret wherever nasd reads one, for example in a billing's database. */
    @Needs(Role.ADMIN)
    String encryptText(Caller caller, Secret text);

    /**
     * Encrypts with the first key what an older one encrypted.
     *
     * @param dryRun only tell what would be done
     */
    @Needs(Role.ADMIN)
    SecretStore.Changes rekey(Caller caller, boolean dryRun);
}
