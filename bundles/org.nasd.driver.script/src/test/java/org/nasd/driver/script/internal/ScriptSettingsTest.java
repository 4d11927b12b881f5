package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Settings;

class ScriptSettingsTest {

    private static List<String> mistakes(String key, String value) {
        return ScriptSettings.check(Settings.of(ScriptSettings.DEFAULTS, Map.of(key, value)));
    }

    @Test
    void defaultsAreThoseOfTheOriginal() {
        assertThat(ScriptSettings.check(Settings.of(ScriptSettings.DEFAULTS))).isEmpty();
        assertThat(ScriptSettings.of(Settings.of(ScriptSettings.DEFAULTS)).postponing())
                .containsExactlyInAnyOrder(143, 254);
    }

    @Test
    void mistakesAreNamed() {
        for (String codes : List.of("0", "256", "x", "143; 254", "1000", "-1")) {
            assertThat(mistakes("postpone.exit", codes))
                    .singleElement()
                    .asString()
                    .contains("exit codes from 1 to 255");
        }
        assertThat(mistakes("transient", "(")).singleElement().asString().contains("transient = (");
        assertThat(mistakes("timeout.kill", "0")).singleElement().asString().contains("timeout.kill");
        assertThat(mistakes("charset", "klingon")).singleElement().asString().contains("charset");
        assertThat(mistakes("session.concurrency", "2"))
                .singleElement()
                .asString()
                .contains("sessions.max");
        assertThat(mistakes("postpone.exit", "")).as("no exit code postpones").isEmpty();
    }
}
