package org.nasd.stack.internal.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.nas.SecretStore;

/** Where secrets are read and written in the forms in which they may stand. Keys and files are read anew at each opening. */
public final class Vault {

    /** Without keys and files. */
    public static final Vault EMPTY = new Vault(new SecretSettings(List.of(), null));

    private final SecretSettings settings;
    private final SecretFiles files;

    public Vault(SecretSettings settings) {
        this.settings = settings;
        this.files = new SecretFiles(settings.directories());
    }

    /** With the keys as they are now, for one piece of work on one thread. */
    public OpenVault open() {
        return new OpenVault(Keys.read(settings, files), files);
    }

    public SecretStore.Status status() {
        Keys keys = Keys.read(settings, files);
        List<String> problems = new ArrayList<>(keys.problems());
        for (Path file : files.loose()) {
            problems.add(file + " can be read or written by others than its owner: chmod 600 " + file);
        }
        return new SecretStore.Status(keys.ids(), problems);
    }
}
