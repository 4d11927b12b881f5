package org.nasd.driver.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Settings;

class SshSettingsTest {

    private final SshDriver driver = new SshDriver(Path.of("known_hosts"));

    @Test
    void theDefaultsAreWithoutMistakes() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of("mode", "exec", "session.concurrency", "8"))).isEmpty();
    }

    @Test
    void namesEveryMistake() {
        assertThat(check(Map.of("mode", "sftp"))).singleElement().asString().startsWith("mode = sftp");
        assertThat(check(Map.of("session.concurrency", "4")))
                .singleElement()
                .asString()
                .contains("mode = exec");
        assertThat(check(Map.of("host_key_policy", "maybe")))
                .singleElement()
                .asString()
                .startsWith("host_key_policy");
        assertThat(check(Map.of("host_key_policy", "strict")))
                .singleElement()
                .asString()
                .contains("needs host_key");
        assertThat(check(Map.of("host_key", "MD5:00:11")))
                .singleElement()
                .asString()
                .startsWith("host_key = MD5");
        assertThat(check(Map.of("old_algorithms", "yes")))
                .singleElement()
                .asString()
                .startsWith("old_algorithms");
        assertThat(check(Map.of("timeout.keepalive", "0")))
                .singleElement()
                .asString()
                .startsWith("timeout.keepalive");
    }

    @Test
    void escapesByTheSchemesRule() {
        Settings posix = settings(Map.of("escape", "posix"));
        assertThat(driver.escape("it's", posix)).contains("'it'\\''s'");
        assertThat(driver.escape("it's", settings(Map.of()))).isEmpty();
        assertThat(driver.checkCommand("echo \"{{x}}\"", posix)).isPresent();
        assertThat(driver.checkCommand("echo x", posix)).isEmpty();
    }

    private List<String> check(Map<String, String> more) {
        return driver.check(settings(more));
    }

    private Settings settings(Map<String, String> more) {
        return Settings.of(driver.defaults(), more);
    }
}
