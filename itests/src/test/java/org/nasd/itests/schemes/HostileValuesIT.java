package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.scheme.Rendering;

/** What a billing's database may hold by mistake or by malice: it fails its event, or stands in its command as the value that it is. */
@Timeout(120)
class HostileValuesIT {

    /** Stands for a value where the commands must be the same but for it. */
    private static final String MARK = "zq7zq";

    private static final List<String> HOSTILE = List.of(
            "10.0.0.1; reboot",
            "10.0.0.1 }; flush ruleset",
            "$(reboot)",
            "`reboot`",
            "a' ; reboot '",
            "a\" ; reboot \"",
            "a\\",
            "a\",User-Name=\"everybody",
            "a,User-Name=everybody",
            "a|b&c>d<e",
            "] ; /system reset",
            "$reboot",
            "#",
            "?",
            "{{telnet_password}}",
            "${telnet_password}",
            " ",
            "",
            "a\nreload",
            "a\rreload",
            "a\u0000b",
            "a\u0085b",
            "a\u001bb",
            "*.* ",
            "\u0438\u0432\u0430\u043d\u043e\u0432");

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
    void aValueFailsItsEventOrStaysOneValueInTheSameCommands(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        for (String event : shipped.scheme().events()) {
            for (String variable : Sample.full().keySet()) {
                for (String value : HOSTILE) {
                    check(shipped, event, variable, value);
                }
            }
        }
    }

    private static void check(Shipped shipped, String event, String variable, String value) {
        if (!(shipped.render(event, with(variable, value)) instanceof Rendering.Commands commands)) {
            return;
        }
        Optional<String> escaped = shipped.driver().escape(value, shipped.settings());
        // An empty value is no value: its sections fall away.
        boolean absent = value.isEmpty() && shipped.render(event, without(variable)) instanceof Rendering.Commands;
        List<String> pattern = shipped.commands(event, absent ? without(variable) : with(variable, MARK));
        List<String> expected = pattern.stream()
                .map(command -> command.replace(MARK, escaped.orElse("(refused)")))
                .toList();
        assertThat(commands.commands())
                .as("%s with %s = '%s'", event, variable, value)
                .isEqualTo(expected)
                .allSatisfy(command -> assertThat(command.chars()).allMatch(c -> c >= ' ' && (c < 0x7F || c >= 0xA0)));
        if (Lines.isStrict(shipped)) {
            assertThat(commands.commands().equals(shipped.commands(event, Sample.full())) || Lines.isPlain(value))
                    .as("%s with %s = '%s' put into a line as it is", event, variable, value)
                    .isTrue();
        }
        if (Lines.isRadius(shipped)) {
            assertThat(attributes(commands.commands()))
                    .as("%s with %s = '%s'", event, variable, value)
                    .isEqualTo(attributes(pattern).stream()
                            .map(text -> text.replace(MARK, value))
                            .toList());
        }
    }

    private static List<String> attributes(List<String> commands) {
        return commands.stream()
                .flatMap(command -> Lines.radiusValues(command).stream())
                .toList();
    }

    private static Map<String, Object> with(String variable, String value) {
        Map<String, Object> account = new TreeMap<>(Sample.full());
        account.put(variable, value);
        return account;
    }

    private static Map<String, Object> without(String variable) {
        Map<String, Object> account = new TreeMap<>(Sample.full());
        account.remove(variable);
        return account;
    }
}
