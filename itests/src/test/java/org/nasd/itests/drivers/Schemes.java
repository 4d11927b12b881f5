package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Schemes of these tests: two events, each marked at the device in one command; the second must not be sent twice. */
final class Schemes {

    private Schemes() {}

    /** Writes a scheme into an instance's etc, where it is not there yet. */
    static void write(Path etc, String name, String command, List<String> settings) throws IOException {
        Path scheme = etc.resolve("oss").resolve(name);
        if (Files.exists(scheme)) {
            return;
        }
        Files.createDirectories(scheme);
        Files.writeString(
                scheme.resolve("scheme.cfg"),
                "coalesce = false\nidempotent." + Mark.ONCE + " = false\n" + String.join("\n", settings) + "\n");
        for (String event : List.of(Mark.EVENT, Mark.ONCE)) {
            Files.writeString(scheme.resolve(event + ".cmd"), command + "\n");
        }
    }
}
