package org.nasd.api.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void aMoreParticularLayerWins() {
        Settings settings = Settings.of(Map.of("sessions.max", "2"), Map.of("sessions.max", "3"));
        assertThat(settings.integer("sessions.max", 1, 10)).isEqualTo(3);
        assertThat(settings.seconds("timeout.connect")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithItsKeyAndWhatIsAllowed() {
        Settings settings = Settings.of(Map.of(
                "sessions.max", "many", "timeout.login", "-1", "coalesce", "yes", "error", "([", "charset", "klingon"));
        assertThatThrownBy(() -> settings.integer("sessions.max", 1, 10))
                .isInstanceOf(SettingException.class)
                .hasMessage("sessions.max = many is not a whole number from 1 to 10");
        assertThatThrownBy(() -> settings.seconds("timeout.login")).hasMessageContaining("timeout.login = -1 is not");
        assertThatThrownBy(() -> settings.flag("coalesce")).hasMessage("coalesce = yes is not true or false");
        assertThatThrownBy(() -> settings.pattern("error"))
                .hasMessageContaining("error = ([ is not a regular expression");
        assertThatThrownBy(() -> settings.charset("charset")).hasMessageContaining("charset = klingon is not");
        assertThatThrownBy(() -> settings.required("prompt")).hasMessage("prompt is not set");
    }

    @Test
    void listsAndNumberedKeysAreReadInOrder() {
        Settings settings = Settings.of(Map.of("init.1", "a", "init.2", "b", "init.4", "d", "urgent", " x , ,y"));
        assertThat(settings.numbered("init")).containsExactly("a", "b");
        assertThat(settings.list("urgent")).containsExactly("x", "y");
        assertThat(settings.list("nothing")).isEmpty();
        assertThat(Settings.of(Map.of("charset", "windows-1251")).charset("charset"))
                .isEqualTo(Charset.forName("windows-1251"));
    }
}
