package org.nasd.driver.script.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds scripts, and only where an operator put them: a name is looked up below {@code home}, a path must lead below one of the directories
 * that are allowed. Where a file really is counts, after all links and {@code ..}. Immutable.
 *
 * @param home where relative names start
 * @param directories further directories that may hold scripts
 */
record ScriptFiles(Path home, List<Path> directories) {

    ScriptFiles {
        directories = List.copyOf(directories);
    }

    /** What became of the search. */
    sealed interface Found {

        /** The script, by its real path. */
        record Script(Path path) implements Found {}

        /** It cannot be used: why, and what to do. */
        record Unusable(String reason) implements Found {}
    }

    /** Looks a script up as it stands now. */
    Found find(String name) {
        try {
            Path given = Path.of(name);
            Path real = (given.isAbsolute() ? given : home.resolve(given)).toRealPath();
            return judge(name, real);
        } catch (InvalidPathException e) {
            return unusable(name, "that is no name of a file here: " + e.getReason());
        } catch (NoSuchFileException e) {
            return unusable(name, "there is no file " + e.getMessage() + "; put it there or set another script_name");
        } catch (AccessDeniedException e) {
            return unusable(name, "nasd may not look at " + e.getMessage() + "; let its user read it");
        } catch (IOException e) {
            return unusable(name, String.valueOf(e.getMessage()));
        }
    }

    private Found judge(String name, Path real) {
        if (Stream.concat(Stream.of(home), directories.stream()).noneMatch(allowed -> holds(allowed, real))) {
            return unusable(
                    name,
                    "it is " + real + ", which is neither below " + home
                            + " nor below a directory listed in etc/org.nasd.driver.script.cfg (directories); move it or list its directory");
        }
        if (!Files.isRegularFile(real)) {
            return unusable(name, real + " is not a file");
        }
        if (!Files.isReadable(real)) {
            return unusable(name, "nasd may not read " + real + "; let its user read it");
        }
        return new Found.Script(real);
    }

    private static boolean holds(Path directory, Path real) {
        try {
            return real.startsWith(directory.toRealPath());
        } catch (IOException e) {
            // A directory that is not there holds nothing; the file is then somewhere else, which is what will be said.
            return false;
        }
    }

    private static Found unusable(String name, String why) {
        return new Found.Unusable("the script " + name + " cannot be used: " + why);
    }
}
