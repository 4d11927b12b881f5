package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.nas.Account;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;

class LogDeskTest {

    private static final LogSource DAEMON = new LogSource.Daemon();

    private Office office;
    private Path daemon;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        daemon = logs.resolve("daemon.log");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private LogPage last(int lines) {
        return office.logs().last(Callers.VIEWER, DAEMON, lines);
    }

    private LogPage since(LogPage page) {
        return office.logs().since(Callers.VIEWER, DAEMON, page.end());
    }

    private void append(String text) throws IOException {
        Files.writeString(daemon, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void theLastLinesAreShownAndThenWhatIsAdded() throws Exception {
        append("one\ntwo\nтри\n");

        LogPage page = last(2);
        assertThat(page.lines()).containsExactly("two", "три");
        assertThat(page.path()).isEqualTo(daemon.toString());

        append("four\r\nfi");
        page = since(page);
        assertThat(page.lines()).containsExactly("four");
        append("ve\n\n");
        page = since(page);
        assertThat(page.lines()).containsExactly("five", "");
        assertThat(since(page).lines()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereYetIsFollowedFromItsBeginning() throws Exception {
        LogPage page = last(10);
        assertThat(page.lines()).isEmpty();

        append("first\n");
        assertThat(since(page).lines()).containsExactly("first");
    }

    @Test
    void aLogThatIsRotatedOrCutIsFollowed() throws Exception {
        append("old 1\nold 2\n");
        LogPage page = last(10);

        Files.move(daemon, daemon.resolveSibling("daemon.1.log"));
        append("a new file that is longer than the old one was\n");
        page = since(page);
        assertThat(page.lines()).containsExactly("a new file that is longer than the old one was");

        Files.writeString(daemon, "cut\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(since(page).lines()).containsExactly("cut");
    }

    @Test
    void theEndOfALargeLogIsTheSameAsOfAllItsLines() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            lines.add(i + " " + "ю".repeat(random.nextInt(200)));
        }
        Files.write(daemon, lines, StandardCharsets.UTF_8);

        for (int n : new int[] {0, 1, 7, 1000, 3999, 4000, 5000}) {
            assertThat(last(n).lines())
                    .as("seed " + seed + ", last " + n)
                    .isEqualTo(lines.subList(Math.max(0, lines.size() - n), lines.size()));
        }
    }

    @Test
    void logsOfNasAndAccountsAreFoundAndHoldNoSecret() throws Exception {
        office.add("m1", "10.0.0.1");
        office.write("m1_10.0.0.1.log", "login hush-m1\n");
        office.write("2_5.log", "mine\n");
        office.stacks.accounts().put(List.of(new Account(5, 2L, null, Map.of()), new Account(6, null, null, Map.of())));

        assertThat(office.logs()
                        .last(Callers.VIEWER, new LogSource.OfNas("m1"), 5)
                        .lines())
                .containsExactly("login ******");
        assertThat(office.logs()
                        .last(Callers.VIEWER, new LogSource.OfAccount(5, null), 5)
                        .lines())
                .containsExactly("mine");
        assertThat(office.logs()
                        .last(Callers.VIEWER, new LogSource.OfAccount(5, 3L), 5)
                        .lines())
                .isEmpty();
        assertThatThrownBy(() -> office.logs().last(Callers.VIEWER, new LogSource.OfAccount(6, null), 5))
                .hasMessageContaining("belongs to no subscriber");
    }

    @Test
    void tooManyLinesAreRefused() {
        assertThatThrownBy(() -> last(10_001)).hasMessageContaining("from 0 to 10000");
    }
}
