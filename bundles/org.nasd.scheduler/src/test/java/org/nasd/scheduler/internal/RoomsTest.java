package org.nasd.scheduler.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The packages of the scheduler name each other in one direction only, as its README draws them. */
class RoomsTest {

    private static final String ROOM = "org\\.nasd\\.scheduler\\.internal[\\w.]*";
    private static final Pattern NAMES = Pattern.compile("\\s+(" + ROOM + ")\\s+->\\s+(" + ROOM + ")\\s.*");

    @Test
    void noRoomNamesOneFromWhichItIsReached() throws Exception {
        Map<String, Set<String>> named = named();

        assertThat(named.get("org.nasd.scheduler.internal.company")).contains("org.nasd.scheduler.internal.engine");
        assertThat(named.keySet()).allSatisfy(room -> assertThat(reached(room, named))
                .as("reached from %s", room)
                .doesNotContain(room));
    }

    private static Map<String, Set<String>> named() throws URISyntaxException {
        Path classes = Path.of(SchedulerComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        PrintWriter printed = new PrintWriter(out);
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(printed, printed, "-verbose:package", "-filter:package", classes.toString());
        assertThat(status).as("%s", out).isZero();
        Map<String, Set<String>> named = new TreeMap<>();
        out.toString().lines().map(NAMES::matcher).filter(Matcher::matches).forEach(line -> named.computeIfAbsent(
                        line.group(1), unused -> new TreeSet<>())
                .add(line.group(2)));
        return named;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> named) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(named.get(from));
        while (!open.isEmpty()) {
            String room = open.remove();
            if (reached.add(room)) {
                open.addAll(named.getOrDefault(room, Set.of()));
            }
        }
        return reached;
    }
}
