package org.nasd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Settings;

class CliSettingsTest {

    @Test
    void theDefaultsAreWithoutMistakes() {
        assertThat(check(Map.of())).isEmpty();
    }

    @Test
    void namesEveryMistake() {
        assertThat(check(Map.of(
                        "prompt", "(",
                        "error", "[",
                        "escape", "none",
                        "eol", "x",
                        "charset", "UTF-16",
                        "timeout.command", "soon",
                        "init.3", "a",
                        "verify", "show",
                        "enable.command", "enable")))
                .anySatisfy(m -> assertThat(m).startsWith("prompt = ("))
                .anySatisfy(m -> assertThat(m).startsWith("error = ["))
                .anySatisfy(m -> assertThat(m).startsWith("escape = none"))
                .anySatisfy(m -> assertThat(m).startsWith("eol = x"))
                .anySatisfy(m -> assertThat(m).startsWith("charset = UTF-16"))
                .anySatisfy(m -> assertThat(m).startsWith("timeout.command"))
                .anySatisfy(m -> assertThat(m).startsWith("init.3"));
    }

    @Test
    void eolIsWrittenWithBackslashesOrAsItIs() {
        assertThat(Dialogues.settings(Map.of("eol", "\\r")).eol()).isEqualTo("\r");
        assertThat(Dialogues.settings(Map.of("eol", "\r\n")).eol()).isEqualTo("\r\n");
    }

    private static List<String> check(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(CliSettings.DEFAULTS);
        all.putAll(more);
        return CliSettings.check(Settings.of(all));
    }
}
