package org.nasd.simulator.internal.cli.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Keys in files, in OpenSSH's forms. */
public final class KeyFiles {

    private KeyFiles() {}

    /**
     * The public keys of an {@code authorized_keys} file.
     *
     * @throws IllegalArgumentException when one cannot be read
     * @throws UncheckedIOException when the file cannot be
     */
    public static List<PublicKey> authorized(Path file) {
        try {
            List<PublicKey> keys = new ArrayList<>();
            for (AuthorizedKeyEntry entry : AuthorizedKeyEntry.readAuthorizedKeys(file)) {
                keys.add(entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * The first private key of a file that has no passphrase, with its public one.
     *
     * @throws IllegalArgumentException when there is none
     * @throws UncheckedIOException when the file cannot be read
     */
    public static KeyPair pair(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            for (KeyPair pair :
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null)) {
                return pair;
            }
            throw new IllegalArgumentException(file + ": no private key");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
