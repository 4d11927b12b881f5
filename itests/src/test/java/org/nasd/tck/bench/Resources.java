package org.nasd.tck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds at one moment.
 *
 * @param threads names of its threads, but for those of the container's pool for blocking dialogues, which come and go by themselves, and
 *     the kit's own
 * @param sockets how many sockets are open
 * @param processes processes that it has started
 */
public record Resources(Set<String> threads, long sockets, long processes) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    public static Resources now() throws IOException {
        return new Resources(
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.getName().matches("(nasd-dialogue|tck)-.*"))
                        .map(thread -> thread.getName() + " (" + thread.getId() + ")")
                        .collect(Collectors.toCollection(TreeSet::new)),
                countSockets(),
                ProcessHandle.current().children().count());
    }

    private static long countSockets() throws IOException {
        long count = 0;
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                if (isSocket(descriptor)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // It was closed while the others were counted.
            return false;
        }
    }

    /** Waits until the process holds no more than it did then. */
    public void isSettled(Duration atMost) throws Exception {
        if (!Until.holds(atMost, () -> extra(now()).isEmpty())) {
            throw new AssertionError("left behind: " + extra(now()));
        }
    }

    private String extra(Resources later) {
        Set<String> more = new TreeSet<>(later.threads);
        more.removeAll(threads);
        String text = later.threads.size() <= threads.size() ? "" : "threads " + more + " ";
        text += later.sockets > sockets ? (later.sockets - sockets) + " sockets " : "";
        return later.processes > processes ? text + (later.processes - processes) + " processes" : text;
    }
}
