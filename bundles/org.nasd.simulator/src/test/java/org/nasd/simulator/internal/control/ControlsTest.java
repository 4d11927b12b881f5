package org.nasd.simulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.simulator.routeros.RawClient;

class ControlsTest {

    @TempDir
    private Path directory;

    private static final String OK = "{\"ok\":true}";

    @Test
    void switches_faults_and_tells_figures() throws IOException {
        try (NasRun run = new NasRun("routeros", Map.of("port", "0", "users", "admin:secret"))) {
            Controls controls = new Controls(run);
            try (RawClient client = RawClient.loggedIn(run.nas(), "admin", "secret")) {
                assertThat(controls.perform("fault error message=\"failure: \\\"x\\\"\" times=1"))
                        .isEqualTo(OK);
                assertThat(client.ask("/system/identity/print").get(0)).contains("=message=failure: \"x\"");
                assertThat(controls.perform("insert /ppp/active name=ivanov \"comment=a b\""))
                        .isEqualTo(OK);
                assertThat(controls.perform("rows /ppp/active"))
                        .isEqualTo("[{\".id\":\"*1\",\"name\":\"ivanov\",\"comment\":\"a b\"}]");
                assertThat(controls.perform("counters"))
                        .isEqualTo(
                                "{\"connections\":1,\"maxConnections\":1,\"sessions\":1,\"inFlight\":0,\"maxInFlight\":1,"
                                        + "\"accepted\":1,\"logins\":1,\"refusedLogins\":0,\"commands\":1,\"errors\":1,\"faults\":1,"
                                        + "\"journal\":1}");
                assertThat(controls.perform("journal after 0")).contains("\"message\":\"failure: \\\"x\\\"\"");
                assertThat(controls.perform("down")).isEqualTo(OK);
            }
            assertThatThrownBy(() -> RawClient.loggedIn(run.nas(), "admin", "secret"))
                    .isInstanceOf(ConnectException.class);
            assertThat(controls.perform("up")).isEqualTo(OK);
            assertThat(controls.perform("latency 5..50 1% 100")).isEqualTo(OK);
            assertThat(controls.perform("clamp 100")).isEqualTo(OK);
            assertThat(controls.perform("heal")).isEqualTo(OK);
            assertThat(controls.perform("faults")).isEqualTo("[]");
            RawClient.loggedIn(run.nas(), "admin", "secret").close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',nothing",
        "jump,no command 'jump'",
        "latency fast,latency 'fast'",
        "rows /nowhere,menu '/nowhere'",
        "gate ajar,AJAR",
        "fault,nothing",
        "'rows \"',quote",
        "insert /ppp/active name,name=value",
        "clear,one word"
    })
    void says_what_it_does_not_understand(String line, String hint) {
        try (NasRun run = new NasRun("routeros", Map.of("port", "0"))) {
            assertThat(new Controls(run).perform(line))
                    .startsWith("{\"error\":")
                    .contains(hint.replace("\"", "\\\""));
        }
    }

    @Test
    void takes_rows_and_faults_from_settings_and_keeps_a_journal_file() throws IOException {
        Path rows = Files.writeString(
                directory.resolve("rows"), "# who is there\n\n/ppp/active name=ivanov address=10.0.0.1\n");
        Path journal = directory.resolve("journal");
        try (NasRun run = new NasRun(
                        "routeros",
                        Map.of(
                                "port",
                                "0",
                                "users",
                                "admin:secret",
                                "rows",
                                rows.toString(),
                                "journal",
                                journal.toString(),
                                "fault.1",
                                "error message=no command=/queue"));
                RawClient client = RawClient.loggedIn(run.nas(), "admin", "secret")) {
            client.ask("/ppp/active/remove", "=.id=*1", ".tag=t");
            client.ask("/queue/simple/print");
            run.flush();
            List<String> lines = Files.readAllLines(journal);
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0))
                    .matches(
                            "\\{\"number\":1,\"arrived\":\\d{16},\"ended\":\\d{16},\"connection\":1,\"tag\":\"t\","
                                    + "\"words\":\\[\"/ppp/active/remove\",\"=.id=\\*1\"],\"result\":\"DONE\",\"message\":\"\","
                                    + "\"changes\":\\[\\{\"kind\":\"REMOVED\",\"menu\":\"/ppp/active\",\"id\":\"\\*1\",\"row\":\\{.*}}]}");
            assertThat(lines.get(1)).contains("\"result\":\"REFUSED\",\"message\":\"no\"");
        }
    }

    @Test
    void keeps_up_with_ten_thousand_commands() throws IOException {
        Path journal = directory.resolve("journal");
        try (NasRun run = new NasRun(
                        "routeros", Map.of("port", "0", "users", "admin:secret", "journal", journal.toString()));
                RawClient client = RawClient.loggedIn(run.nas(), "admin", "secret")) {
            for (int i = 0; i < 10_000; i++) {
                client.send("/system/identity/set", "=name=n" + i, ".tag=" + i);
            }
            for (int i = 0; i < 10_000; i++) {
                assertThat(client.read()).containsExactly("!done", ".tag=" + i);
            }
            run.flush();
            try (var lines = Files.lines(journal)) {
                assertThat(lines.count()).isEqualTo(10_000);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "port,99999,port 99999",
        "port,x,port=x",
        "users,admin,name:password",
        "login,magic,new",
        "charset,klingon,charset",
        "colour,red,known are",
        "fault.1,explode,explode",
        "clamp,-1,clamp",
        "latency,9..1,latency"
    })
    void refuses_settings_that_mean_nothing(String key, String value, String hint) {
        assertThatThrownBy(() -> new NasRun("routeros", Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
    }

    @Test
    void never_shows_a_password_in_an_error() {
        assertThatThrownBy(() -> new NasRun("routeros", Map.of("users", "admin:hunter2:root")))
                .hasMessageContaining("admin")
                .hasMessageNotContaining("hunter2");
    }
}
