package org.nasd.driver.mikrotik.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

final class QuotingTest {

    private static final DeviceText UTF8 = new DeviceText(StandardCharsets.UTF_8);

    @Test
    void leavesOrdinaryValuesAsTheyAre() {
        for (String value : List.of("10.88.0.15", "ivanov", "aa:bb:cc:dd:ee:ff", "user@isp.ru", "Иванов", "5M", "")) {
            assertThat(Quoting.escape(value)).isEqualTo(value);
        }
    }

    @Test
    void escapesWhatMeansSomething() {
        assertThat(Quoting.escape("a b")).isEqualTo("a\\_b");
        assertThat(Quoting.escape("\"\\$")).isEqualTo("\\\"\\\\\\$");
        assertThat(Quoting.escape("[find]")).isEqualTo("\\5Bfind\\5D");
        assertThat(Quoting.escape("where")).isEqualTo("\\77here");
    }

    @Test
    void aValueStaysExactlyOneValueWhereverItStands() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String value = HostileValues.next(random);
            String escaped = Quoting.escape(value);
            assertWords(seed, value, "/x add name=" + escaped + " b=c", "=name=" + value, "=b=c");
            assertWords(seed, value, "/x add name=\"p " + escaped + " s\" b=c", "=name=p " + value + " s", "=b=c");
            assertWords(seed, value, "/x add name=crb_" + escaped + "/32", "=name=crb_" + value + "/32");
            assertWords(seed, value, "/x/add =name=" + escaped, "=name=" + value);
            if (!value.isEmpty()) {
                assertWords(seed, value, "/x remove " + escaped, "=.id=" + value);
                Command.Each each = (Command.Each) parse("/x remove [find a=1 name=" + escaped + " b=2]");
                assertThat(each.find()).hasSize(5);
                assertThat(each.find().get(3)).as("seed %d", seed).isEqualTo(utf8("?name=" + value));
                Command.Ensure ensure = (Command.Ensure) parse("/x ensure [name=" + escaped + "] a=1");
                assertThat(ensure.key()).as("seed %d", seed).containsExactly(utf8("=name=" + value));
            }
        }
    }

    @Test
    void aQuotedValueIsReadBackExactly() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String value = HostileValues.next(random);
            assertWords(seed, value, "/x add name=" + Quoting.quote(value), "=name=" + value);
        }
    }

    private static void assertWords(long seed, String value, String line, String... words) throws Exception {
        Command.Direct command = (Command.Direct) parse(line);
        boolean same = command.words().size() == words.length + 1;
        for (int i = 0; same && i < words.length; i++) {
            same = Arrays.equals(command.words().get(i + 1), utf8(words[i]));
        }
        if (!same) {
            fail("seed %d: the value '%s' did not stay one value in: %s", seed, value, line);
        }
    }

    private static Command parse(String line) throws CommandSyntaxException {
        return CommandParser.parse(line, UTF8, 65_536);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
