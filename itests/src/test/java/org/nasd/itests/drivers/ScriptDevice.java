package org.nasd.itests.drivers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script that keeps a journal: a line when an event begins, and one when it ends. It prints the password, as scripts do. */
final class ScriptDevice implements Device {

    private static final String SCRIPT = """
            journal=%s
            note() { printf '%%s %%s %%s\\n' "$1" "$EPOCHREALTIME" "$mark" >> "$journal"; }
            mark() {
              note begin
              echo "noted for $telnet_password"
              %s
              case $mark in
                later.*)
                  if [ ! -e "$journal.$mark" ]; then
                    : > "$journal.$mark"
                    echo "busy: try again"
                    note refused
                    exit 254
                  fi ;;
                never.*)
                  echo "not on this device"
                  note refused
                  exit 1 ;;
              esac
              note done
            }
            """;

    private final String name;
    private final int forks;
    private final String work;
    private Path journal;

    /**
     * @param work what it does meanwhile, as a line of bash
     */
    ScriptDevice(String name, int forks, String work) {
        this.name = name;
        this.forks = forks;
        this.work = work;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String bundle() {
        return "org.nasd.driver.script";
    }

    @Override
    public void install(Path etc) throws IOException {
        journal = Files.createDirectories(etc.resolveSibling("device")).resolve(name + ".journal");
        Files.writeString(etc.resolve("scripts/" + name + ".sh"), SCRIPT.formatted(journal, work));
    }

    @Override
    public String settings() {
        return "script_name=" + name + ".sh telnet_password=" + password() + " forks=" + forks;
    }

    @Override
    public int forks() {
        return forks;
    }

    @Override
    public List<Sight> sights() {
        List<Sight> sights = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.split(" ", -1);
            if (!words[0].equals("begin")) {
                long micros = Long.parseLong(words[1].replaceAll("\\D", ""));
                sights.add(new Sight(Mark.of(words[2]), words[0].equals("done"), micros));
            }
        }
        return sights;
    }

    @Override
    public int mostAtOnce() {
        int now = 0;
        int most = 0;
        for (String line : lines()) {
            now += line.startsWith("begin") ? 1 : -1;
            most = Math.max(most, now);
        }
        return most;
    }

    private List<String> lines() {
        try {
            return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int mostSessions() {
        return 0;
    }

    @Override
    public int sessionsAllowed() {
        return 0;
    }

    @Override
    public String password() {
        return "script-S3cret-" + name;
    }

    @Override
    public void close() {}
}
