package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Settings;
import org.nasd.api.scheme.Rendering;

/** Every shipped scheme, as it is written, with the driver it names. */
@Timeout(120)
class ShippedSchemesIT {

    private static final String VARIABLE = "var.";

    private static final Pattern SHOWN = Pattern.compile("#([a-z_]+(?:[.][a-z_]+)*) = (.+)");

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

    @Test
    void thereIsASchemeForEachKindOfDeviceThatIsPromised() {
        assertThat(Shipped.names())
                .contains(
                        "Accel-ppp",
                        "Accel-ppp-CLI",
                        "Cisco-IOS",
                        "Cisco-ISG-CoA",
                        "FRR",
                        "Huawei-ME60-CoA",
                        "Juniper-CoA",
                        "Linux-ipset",
                        "Mikrotik-CoA",
                        "Mikrotik-SSH",
                        "Mikrotik-Simple",
                        "Redback-CoA",
                        "Xge-CoA");
    }

    @ParameterizedTest
    @MethodSource("names")
    void loadsAndItsDriverAcceptsItsSettings(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        assertThat(shipped.driver().check(shipped.settings())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasAnAnswerToEveryEvent(String name) throws Exception {
        assertThat(Shipped.of(name, container).scheme().events()).containsAll(Shipped.EVENTS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsDriverAcceptsEveryCommandForEveryKindOfAccount(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        for (Map<String, Object> account : Sample.all().values()) {
            for (String event : shipped.scheme().events()) {
                for (String command : shipped.commands(event, account)) {
                    assertThat(shipped.driver().checkCommand(command, shipped.settings()))
                            .as("%s: %s", event, command)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void explainsItself(String name) throws Exception {
        Path directory = Shipped.ETC.resolve("oss").resolve(name);
        assertThat(Files.readString(directory.resolve("README.md")))
                .startsWith("# " + name + "\n")
                .contains("## What is certain and what is not");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> !file.endsWith("README.md")).toList()) {
                assertThat(Files.readString(file))
                        .as("%s begins with a remark", file)
                        .startsWith("# ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySettingHasARemarkBeforeIt(String name) throws Exception {
        String before = "";
        for (String line :
                Files.readAllLines(Shipped.ETC.resolve("oss").resolve(name).resolve("scheme.cfg"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                assertThat(before).as("the line before: %s", line).isNotBlank();
            }
            before = line;
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameOfItsOwnIsUsedAndCanBeChangedForASingleNas(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        for (String key : new TreeSet<>(shipped.scheme().settings().keySet())) {
            if (key.startsWith(VARIABLE)) {
                String variable = key.substring(VARIABLE.length());
                assertThat(shipped.scheme().events())
                        .as("an event that uses %s", key)
                        .anyMatch(event -> differs(shipped, event, variable));
            }
        }
    }

    /** Whether the name matters to the event, also one that is used only where another one is set. */
    private static boolean differs(Shipped shipped, String event, String variable) {
        return Stream.of("", "upload_filter")
                .anyMatch(other -> Sample.all().values().stream().anyMatch(account -> {
                    account.put(other, "f");
                    Rendering before = shipped.render(event, account);
                    return Stream.of("other7", "").anyMatch(value -> {
                        account.put(variable, value);
                        return !before.equals(shipped.render(event, account));
                    });
                }));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSettingThatIsShownButNotSetShowsTheValueInForce(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        Map<String, String> defaults = Settings.of(shipped.driver().defaults()).asMap();
        for (String line :
                Files.readAllLines(Shipped.ETC.resolve("oss").resolve(name).resolve("scheme.cfg"))) {
            Matcher shown = SHOWN.matcher(line);
            if (shown.matches() && defaults.containsKey(shown.group(1))) {
                assertThat(shown.group(2)).as(line).isEqualTo(defaults.get(shown.group(1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accel-ppp", "Huawei-ME60-CoA", "Mikrotik-CoA", "Redback-CoA"})
    void whereASessionHasOneStateABlockedAccountStaysBlockedWhateverElseIsSaidOfIt(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        Map<String, Object> blocked = Sample.sparse();
        blocked.put("accept", false);
        List<String> block = shipped.commands("user_drop", blocked);
        for (String event : List.of("user_redirect", "user_redirect_cancel", "own_disabled_cancel", "b_negbal")) {
            assertThat(shipped.commands(event, blocked)).as(event).isEqualTo(block);
        }
        assertThat(shipped.commands("user_accept", blocked))
                .as("the block is lifted")
                .isNotEqualTo(block);
    }

    @ParameterizedTest
    @MethodSource("names")
    void withoutAnAddressAndALoginNoEventTouchesAnything(String name) throws Exception {
        Shipped shipped = Shipped.of(name, container);
        Map<String, Object> nobody = Sample.sparse();
        nobody.remove("ip");
        nobody.remove("login");
        for (String event : Shipped.EVENTS) {
            Rendering rendering = shipped.render(event, nobody);
            if (rendering instanceof Rendering.Commands commands) {
                assertThat(commands.commands()).as("%s of nobody", event).isEmpty();
            }
        }
    }
}
