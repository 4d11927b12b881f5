package org.nasd.driver.script.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The programs that run scripts, and what of nasd's own environment scripts see. Immutable.
 *
 * @param bash path or name of bash
 * @param setsid path or name of setsid
 * @param inherited names of environment variables that are handed on
 */
record Programs(String bash, String setsid, Set<String> inherited) {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String RUN = read();

    Programs {
        inherited = Set.copyOf(inherited);
    }

    /** What is not there, and what to do; empty when all is. */
    Optional<String> missing() {
        return missing(bash, "bash").or(() -> missing(setsid, "util-linux"));
    }

    private static Optional<String> missing(String program, String debianPackage) {
        return isThere(program)
                ? Optional.empty()
                : Optional.of(
                        "scripts need " + program + ", which is not there or may not be executed; install it (package "
                                + debianPackage + ") or name it in etc/org.nasd.driver.script.cfg");
    }

    private static boolean isThere(String program) {
        if (program.contains("/")) {
            return new File(program).canExecute();
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", PATH).split(":"))
                .anyMatch(directory -> new File(directory, program).canExecute());
    }

    /**
     * A process that runs a function of a script as the leader of a session of its own.
     *
     * @param words the function and its arguments, by {@link BashText}
     */
    ProcessBuilder builder(Path script, List<String> words, Environment environment, String mark) {
        Path directory = script.getParent();
        // $0 stands for no file, lest the script take itself for the program; its directory is the script's.
        List<String> command = new ArrayList<>(
                List.of(setsid, bash, "-c", RUN, directory.resolve("nasd").toString(), script.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> all = builder.environment();
        all.keySet().retainAll(inherited);
        all.putIfAbsent("PATH", PATH);
        if (!all.containsKey("LC_ALL") && !all.containsKey("LC_CTYPE")) {
            all.putIfAbsent("LANG", "C.UTF-8");
        }
        all.putAll(environment.variables());
        all.put("nasd_mark", mark);
        return builder;
    }

    private static String read() {
        try (InputStream in = Programs.class.getResourceAsStream("run.bash")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("run.bash is missing in the bundle", e);
        }
    }
}
