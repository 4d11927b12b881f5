package org.nasd.api.nas;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the secrets of NAS stand in their source, and the keys that some are encrypted with.
 *
 * <p>Safe for use by many threads; methods that change something block on the database and throw
 * {@link org.nasd.api.stack.StackException} when it fails. After a change every
 * {@link org.nasd.api.stack.StackListener#nasChanged()} is called.
 */
@ProviderType
public interface SecretStore {

    /**
     * What is here.
     *
     * @param keys the ids of the keys, which tell nothing about them; the first one encrypts, all decrypt
     * @param problems what is wrong with keys and files of secrets, and what to do, one line each
     */
    record Status(List<String> keys, List<String> problems) {
        public Status {
            keys = List.copyOf(keys);
            problems = List.copyOf(problems);
        }
    }

    /**
     * What became, or would become, of secrets.
     *
     * @param changed how many were written anew
     * @param nas on how many NAS
     * @param left how many were left as they are, being in the right form already, or in files of their own
     * @param unreadable those that could not be read, one line each: which, why, and what to do
     */
    record Changes(int changed, int nas, int left, List<String> unreadable) {
        public Changes {
            unreadable = List.copyOf(unreadable);
        }
    }

    Status status();

    /**
     * A text in the form in which it can stand instead of a secret, of whatever NAS.
     *
     * @throws IllegalStateException when there is no key, saying how to make one
     */
    String encrypt(Secret secret);

    /**
     * Encrypts what stands readable, in one transaction.
     *
     * @param nasId of this NAS alone, or null for all
     * @param dryRun only tell what would be done
     * @throws IllegalStateException when there is no key, saying how to make one
     * @throws UnsupportedOperationException where NAS come from an existing billing's database, which is only read
     */
    Changes encrypt(Long nasId, boolean dryRun);

    /** Encrypts what an older key encrypted with the first key, in one transaction; throws as {@link #encrypt(Long, boolean)}. */
    Changes rekey(boolean dryRun);
}
