package org.nasd.stack.internal.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where secrets and keys are looked for.
 *
 * @param directories with files of secrets, {@code nasd.key} among them; the first one that has a file wins
 * @param keys the keys given to the process itself, or null: as many as there are, separated by commas or blanks
 */
public record SecretSettings(List<Path> directories, String keys) {

    /** Where keys stand in a directory, one a line. */
    static final String KEY_FILE = "nasd.key";

    public SecretSettings {
        directories = List.copyOf(directories);
    }

    /** Those of this process: what the service manager hands over, then the given directory. */
    public static SecretSettings ofProcess(Path directory, Map<String, String> environment) {
        String handed = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        return new SecretSettings(
                handed.isBlank() ? List.of(directory) : List.of(Path.of(handed), directory),
                environment.get("NASD_KEY"));
    }

    /** The keys are not for logs. */
    @Override
    public String toString() {
        return "SecretSettings" + directories;
    }
}
