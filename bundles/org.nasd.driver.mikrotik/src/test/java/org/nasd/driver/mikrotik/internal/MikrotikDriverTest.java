package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MikrotikDriverTest {

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void itsOwnDefaultsAreInOrder() {
        assertThat(bench.driver().check(bench.settings())).isEmpty();
        assertThat(bench.settings().required("timeout.command")).isEqualTo("45");
        assertThat(bench.settings().integer("session.concurrency", 1, 1000)).isEqualTo(100);
        assertThat(bench.settings().integer("sessions.max", 1, 20)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "charset, no-such-charset",
        "charset, UTF-16",
        "word.max, 5",
        "word.max, many",
        "legacy_login, yes",
        "sessions.max, 21",
        "session.concurrency, 0",
        "timeout.command, 0",
        "timeout.probe, x",
        "error, (",
        "transient, [",
        "ignore, *",
        "tls, on",
        "tls_pin, abc",
        "verify, /x print"
    })
    void namesTheSettingThatIsWrong(String key, String value) {
        assertThat(bench.driver().check(bench.with(key, value).settings()))
                .singleElement()
                .asString()
                .contains(key);
    }

    @Test
    void checksTheFormOfACommand() {
        assertThat(bench.driver().checkCommand("/queue simple remove [find comment=crb_1]", bench.settings()))
                .isEmpty();
        assertThat(bench.driver().checkCommand("queue simple print", bench.settings()))
                .isPresent();
    }

    @Test
    void doesNotEscapeWhatTheCharacterSetCannotSay() {
        assertThat(bench.driver().escape("Иванов И.И.", bench.settings())).contains("Иванов\\_И.И.");
        bench.with("charset", "windows-1251");
        assertThat(bench.driver().escape("Иванов", bench.settings())).contains("Иванов");
        assertThat(bench.driver().escape("日本", bench.settings())).isEmpty();
    }
}
