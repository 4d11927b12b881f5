package org.nasd.driver.script.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.Outcome;

/** Scripts as ISPs have them, unchanged: with radclient, against FreeRADIUS and against a port where nobody is. */
@Timeout(120)
class RadclientScriptsIT {

    private static final Path RESOURCES = Path.of("src/test/resources/scripts");
    private static final Path SHIPPED = Path.of("../../etc/scripts");

    private Scripts scripts;
    private FreeRadius nas;

    @BeforeEach
    void open() throws Exception {
        scripts = new Scripts();
        copy(RESOURCES);
        copy(SHIPPED);
        nas = new FreeRadius(scripts.directory.resolve("radius"), Scripts.COA.reveal());
    }

    private void copy(Path from) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                scripts.write(from.relativize(file).toString(), Files.readString(file));
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        if (nas != null) {
            nas.close();
        }
        scripts.close();
        Files.deleteIfExists(Path.of("/tmp/router-test-nasd"));
    }

    private Outcome perform(String script, String event, int port, Map<String, String> options) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of(
                "cmd", event,
                "ip", "10.88.0.15",
                "snatip", "192.0.2.7",
                "nas_ip", "127.0.0.1",
                "coa_port", Integer.toString(port),
                "rate_in", "10000",
                "ceil_in", "20000",
                "burst_in", "500",
                "burst_out", "600"));
        variables.putAll(Map.of("rate_out", "5000", "ceil_out", "6000"));
        // As the container does it: a NAS's options are variables too.
        variables.putAll(options);
        return scripts.dialogue(script, options).perform(Scripts.event(event, variables, 60));
    }

    @Test
    void aScriptWithItsLibrariesRunsUnchanged() throws Exception {
        Outcome done = perform("router.sh", "user_accept", nas.port, Map.of());
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(Scripts.answer(done)).contains("before user_accept", "Received CoA-ACK", "after user_accept");
        assertThat(nas.log())
                .contains(
                        "Filter-Id = \"session 10.88.0.15 redirect blocked cancel\"",
                        "Filter-Id = \"session 10.88.0.15 nat 192.0.2.7\"");
        assertThat(perform("router.sh", "user_rate_set", nas.port, Map.of())).isInstanceOf(Outcome.Done.class);
        assertThat(nas.log()).contains("session 10.88.0.15 rate set in 10000 20000 500 out 5000 6000 600");
        assertThat(Path.of("/tmp/router-test-nasd")).as("its trap tidied up").isEmptyDirectory();
    }

    @Test
    void whatTheNasRefusesFails() throws Exception {
        Outcome refused = perform("router.sh", "user_refused", nas.port, Map.of());
        assertThat(((Outcome.Fail) refused).reason()).contains("exit status 1");
        assertThat(Scripts.answer(refused)).contains("Disconnect-NAK", "Session-Context-Not-Found");
    }

    @Test
    void whereNobodyAnswersTheOldScriptFailsUntilTransientIsSet() throws Exception {
        int dead = FreeRadius.freePort();
        Outcome failed = perform("router.sh", "user_redirect", dead, Map.of());
        assertThat(failed).as("today's radclient says it in other words").isInstanceOf(Outcome.Fail.class);
        assertThat(Scripts.answer(failed)).contains("No reply from server");
        Outcome later =
                perform("router.sh", "user_redirect", dead, Map.of("transient", "(?i)no (reply|response) from server"));
        assertThat(((Outcome.Postpone) later).reason()).contains("No reply from server");
        Outcome byItself = perform("router.sh", "user_redirect", dead, Map.of("unreachable", "No reply from server"));
        assertThat(((Outcome.Postpone) byItself).reason())
                .as("where the script knows the words, it says 254")
                .contains("user_redirect of router.sh says later (exit 254)");
    }

    @Test
    void theSyncsQuestionIsAFunctionLikeAnyOther() throws Exception {
        assertThat(Scripts.answer(perform("router.sh", "users_from_nas", nas.port, Map.of())))
                .contains("10.88.0.15 negbal\n10.88.0.16 blocked\n");
    }

    @Test
    void theShippedExampleWorks() throws Exception {
        for (String event : new String[] {
            "user_add",
            "user_del",
            "user_redirect",
            "user_redirect_cancel",
            "user_drop",
            "user_accept",
            "user_rate_set",
            "user_rate_set_cancel",
            "user_disconnect",
            "user_auth",
            "user_edit",
            "user_info",
            "user_get_mac"
        }) {
            assertThat(perform("example.sh", event, nas.port, Map.of()))
                    .as(event)
                    .isInstanceOf(Outcome.Done.class);
        }
        assertThat(nas.log())
                .contains(
                        "session 10.88.0.15 redirect negbal cancel",
                        "session 10.88.0.15 nat 192.0.2.7",
                        "session 10.88.0.15 rate set in 10000 20000 500 out 5000 6000 600",
                        "session 10.88.0.15 get_mac");
        assertThat(perform("example.sh", "user_redirect", FreeRadius.freePort(), Map.of()))
                .as("nobody answers")
                .isInstanceOf(Outcome.Postpone.class);
    }
}
