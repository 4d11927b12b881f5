package org.nasd.itests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many threads of nasd's own the JVM of an instance has (Linux); those of its SSH console come and go with each command. */
public final class Threads {

    private Threads() {}

    public static long of(Distribution nasd) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + Heap.of(nasd).pid() + "/task"))) {
            return threads.filter(Threads::isOurs).count();
        }
    }

    private static boolean isOurs(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).startsWith("nasd-");
        } catch (IOException e) {
            // it has ended between the two looks
            return false;
        }
    }
}
