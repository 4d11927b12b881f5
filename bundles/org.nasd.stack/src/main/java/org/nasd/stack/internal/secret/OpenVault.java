package org.nasd.stack.internal.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;

/** Reads and writes secrets with the keys of one moment. Each file is read once. Not safe for several threads. */
public final class OpenVault {

    private static final String REFERENCE = "secret:";

    private final Keys keys;
    private final SecretFiles files;
    private final Map<String, Read> read = new HashMap<>();

    /** A text, or why there is none. */
    private record Read(String text, String trouble) {}

    OpenVault(Keys keys, SecretFiles files) {
        this.keys = keys;
        this.files = files;
    }

    /** How a text stands. */
    public static Form formOf(String stored) {
        if (Encrypted.isMeant(stored)) {
            return Form.ENCRYPTED;
        }
        return stored.startsWith(REFERENCE) ? Form.REFERENCE : Form.PLAIN;
    }

    /**
     * What a source holds.
     *
     * @param nas the NAS's name, for people
     * @param key what the secret is called there
     */
    public Secret read(String nas, String key, String stored) {
        Form form = formOf(stored);
        Read read = read(form, stored);
        return read.trouble() == null
                ? Secret.stored(read.text(), form)
                : Secret.unreadable(
                        form,
                        key + " of NAS " + nas + " cannot be read: " + read.trouble() + "; or set it anew: nas:set "
                                + nas + " " + key + "=?");
    }

    private Read read(Form form, String stored) {
        return switch (form) {
            case ENCRYPTED -> decrypted(stored);
            case REFERENCE -> read.computeIfAbsent(stored.substring(REFERENCE.length()), this::ofFile);
            case PLAIN, GIVEN -> new Read(stored, null);
        };
    }

    private Read decrypted(String stored) {
        Optional<Encrypted> parsed = Encrypted.parse(stored);
        if (parsed.isEmpty()) {
            return new Read(
                    null, "its text ENC(...) is cut or changed, or was written by a later nasd; write it again whole");
        }
        String id = parsed.get().keyId();
        Optional<Key> key = keys.find(id);
        if (key.isEmpty()) {
            return new Read(
                    null,
                    "it was encrypted with the key " + id + ", and here "
                            + (keys.ids().isEmpty()
                                    ? "is no key"
                                    : "are only the keys " + String.join(", ", keys.ids()))
                            + "; put that key into " + SecretSettings.KEY_FILE + " (" + files.places()
                            + ") or into NASD_KEY"
                            + problems());
        }
        return parsed.get()
                .read(key.get())
                .map(text -> new Read(text, null))
                .orElseGet(() -> new Read(null, "its text ENC(...) is cut or changed; write it again whole"));
    }

    private Read ofFile(String name) {
        if (!SecretFiles.isName(name) || name.equals(SecretSettings.KEY_FILE)) {
            return new Read(
                    null,
                    "what follows " + REFERENCE
                            + " is not the name of a file of secrets: letters, digits, '_', '-' and '.'"
                            + " only, no path");
        }
        Optional<Path> file = files.find(name);
        if (file.isEmpty()) {
            return new Read(
                    null, "there is no file " + name + " (" + files.places() + "); put the secret into it, mode 600");
        }
        try {
            return new Read(SecretFiles.read(file.get()), null);
        } catch (IOException e) {
            return new Read(
                    null,
                    "the file " + file.get() + " cannot be read: " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + "); it must be readable for the user that nasd runs as");
        }
    }

    /**
     * What a secret that a person gave shall stand as: encrypted where there is a key, unless it is a reference or encrypted already.
     *
     * @throws IllegalArgumentException when it is one of these and cannot be read here
     */
    public String written(String nas, String key, Secret given) {
        String text = given.reveal();
        Form form = formOf(text);
        if (form == Form.PLAIN) {
            return keys.first().map(first -> Encrypted.write(first, text)).orElse(text);
        }
        Read back = read(form, text);
        if (back.trouble() != null) {
            throw new IllegalArgumentException(key + " of NAS " + nas + " would not be readable: " + back.trouble());
        }
        return text;
    }

    /** @throws IllegalStateException when there is no key, saying how to make one */
    public String encrypt(String plain) {
        return Encrypted.write(firstKey(), plain);
    }

    /** @throws IllegalStateException when there is no key, saying how to make one */
    public void requireKey() {
        Key unused = firstKey();
    }

    /** Whether an encrypted text is the first key's. */
    public boolean isOfFirstKey(String stored) {
        return Encrypted.parse(stored)
                .filter(encrypted -> encrypted.keyId().equals(firstKey().id()))
                .isPresent();
    }

    private Key firstKey() {
        return keys.first()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "there is no key to encrypt with" + problems()
                                        + "; make one: (umask 077; openssl rand -base64 32 > "
                                        + files.lastPlace().resolve(SecretSettings.KEY_FILE)
                                        + "), or set NASD_KEY, and keep a copy elsewhere: without it nobody can read what it encrypted"));
    }

    private String problems() {
        return keys.problems().isEmpty() ? "" : " (" + String.join("; ", keys.problems()) + ")";
    }
}
