package org.nasd.itests.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the tests ran on. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        return "Machine: " + Runtime.getRuntime().availableProcessors() + " cores"
                + first(" of ", "/proc/cpuinfo", "model name") + first(", ", "/proc/meminfo", "MemTotal")
                + " memory, Linux " + System.getProperty("os.version") + ", Java "
                + Runtime.version().feature() + ". Report of "
                + Instant.now().truncatedTo(ChronoUnit.MINUTES) + ".";
    }

    private static String first(String before, String file, String key) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "";
        }
        List<String> lines = Files.readAllLines(Path.of(file));
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> before + line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
    }
}
