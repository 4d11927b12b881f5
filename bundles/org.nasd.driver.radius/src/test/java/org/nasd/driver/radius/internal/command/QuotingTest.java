package org.nasd.driver.radius.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;

final class QuotingTest {

    private static final int MANY = 10_000;
    private final Language language = new Language(Dictionaries.shipped(), StandardCharsets.UTF_8, Set.of());

    @Test
    void aHostileValueIsReadBackExactlyAndAsOneAttributeWhereverItStands() throws Exception {
        Random random = new Random(253);
        for (int i = 0; i < MANY; i++) {
            String value = HostileValues.next(random);
            String escaped = Quoting.escape(value);
            Command command = CommandParser.parse(
                    "coa Filter-Id=\"session " + escaped + " end\",Reply-Message=" + escaped + " Class=\"" + escaped
                            + "\"",
                    language);
            assertThat(command.items()).hasSize(3);
            assertThat(text(command, 0)).isEqualTo("session " + value + " end");
            assertThat(text(command, 1)).isEqualTo(value);
            assertThat(text(command, 2)).isEqualTo(value);
        }
    }

    private static String text(Command command, int index) {
        return new String(command.items().get(index).value(), StandardCharsets.UTF_8);
    }

    @Test
    void aValueCannotBecomeTheNameOfAnAttribute() {
        assertThatThrownBy(() -> CommandParser.parse("coa " + Quoting.escape("User-Name=x") + "=1", language))
                .isInstanceOf(CommandSyntaxException.class);
    }

    @Test
    void aValueWithAControlCharacterIsRefused() {
        for (char c : new char[] {0, '\n', '\r', 0x1b, 0x7f}) {
            assertThatThrownBy(() -> CommandParser.parse("coa Filter-Id=\"a" + Quoting.escape("" + c) + "\"", language))
                    .isInstanceOf(CommandSyntaxException.class)
                    .hasMessageContaining("control characters");
        }
    }

    @Test
    void noRandomLineThrowsAnythingElse() {
        Random random = new Random(3799);
        String[] parts = {
            "coa ",
            "disconnect ",
            "User-Name",
            "=",
            "\"",
            "\\",
            ",",
            " ",
            ":",
            "1",
            "ERX-Service-Activate",
            "Attr-26.9.1",
            "0x"
        };
        int good = 0;
        for (int i = 0; i < MANY; i++) {
            StringBuilder line = new StringBuilder(random.nextBoolean() ? "coa " : "disconnect ");
            for (int n = random.nextInt(9); n >= 0; n--) {
                line.append(parts[random.nextInt(parts.length)]);
            }
            try {
                CommandParser.parse(line.toString(), language);
                good++;
            } catch (CommandSyntaxException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(good).as("some of them must be right, else nothing is tried").isPositive();
    }

    @Test
    void whatIsShownCanBeReadBack() throws Exception {
        Random random = new Random(44);
        for (int i = 0; i < 1000; i++) {
            String value = HostileValues.next(random).replace("\u0085", "");
            if (!value.isEmpty()) {
                Command command = CommandParser.parse("coa Filter-Id=" + Quoting.quote(value), language);
                assertThat(text(command, 0)).isEqualTo(value);
            }
        }
    }
}
