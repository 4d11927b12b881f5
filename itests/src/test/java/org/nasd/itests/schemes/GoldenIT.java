package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.scheme.Rendering;

/**
 * What every event of every shipped scheme becomes, held against a text that somebody has read. After an intended change run it with
 * {@code -Dnasd.golden.write=true} and read the difference.
 */
@Timeout(120)
class GoldenIT {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "schemes");

    @TempDir
    static Path scratch;

    private static Container container;

    @BeforeAll
    static void start() throws Exception {
        container = Container.start(Shipped.ETC, scratch);
    }

    @AfterAll
    static void stop() throws Exception {
        if (container != null) {
            container.close();
        }
    }

    static List<String> names() {
        return Shipped.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEventBecomesWhatWasReadAndFoundRight(String name) throws Exception {
        String rendered = rendered(Shipped.of(name, container));
        Path golden = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("nasd.golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(golden));
    }

    /** Each event for the account of which everything is known, and for the others where it becomes something else. */
    private static String rendered(Shipped shipped) {
        StringBuilder text = new StringBuilder();
        for (String event : new TreeSet<>(shipped.scheme().events())) {
            text.append("== ").append(event).append('\n');
            String before = "";
            for (Map.Entry<String, Map<String, Object>> account : Sample.all().entrySet()) {
                String lines = lines(shipped.render(event, account.getValue()));
                if (!lines.equals(before)) {
                    text.append("-- ").append(account.getKey()).append('\n').append(lines);
                }
                before = before.isEmpty() || account.getKey().equals("sparse") ? lines : before;
            }
        }
        return text.toString();
    }

    private static String lines(Rendering rendering) {
        if (rendering instanceof Rendering.Commands commands) {
            return commands.commands().isEmpty() ? "(nothing)\n" : String.join("\n", commands.commands()) + "\n";
        }
        return "impossible: " + ((Rendering.Impossible) rendering).reason() + "\n";
    }
}
