package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.Preview;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.SchemeStatus;

class DeviceDeskTest {

    private static final String COMMAND = "/queue simple remove comment=crb_10.88.0.15";

    private Office office;
    private Nas m1;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ExecResult exec(Outcome outcome) {
        office.dispatch.outcome = CompletableFuture.completedFuture(outcome);
        return office.devices()
                .exec(Callers.ADMIN, "m1", COMMAND)
                .toCompletableFuture()
                .join();
    }

    private static List<Exchange> said(String answer) {
        return List.of(new Exchange(COMMAND, answer, Duration.ofMillis(96)));
    }

    @Test
    void execGivesTheCommandAsItIsInTheCallersName() {
        exec(new Outcome.Done(List.of()));

        assertThat(office.dispatch.executed).containsExactly(List.of(m1.id(), List.of(COMMAND), "ann"));
        assertThat(office.lastAudit()).isEqualTo("exec on NAS m1: " + COMMAND + " -> done");
    }

    @Test
    void aRefusalIsToldInTheOriginalsWords() {
        ExecResult result = exec(new Outcome.Fail(
                "UnknownParameter message: 'unknown parameter', command: '/queue/simple/remove =comment=crb_10.88.0.15'",
                List.of()));

        assertThat(result.exitCode()).isEqualTo(249);
        assertThat(result.error())
                .isEqualTo("ERROR: UnknownParameter message: 'unknown parameter', command: "
                        + "'/queue/simple/remove =comment=crb_10.88.0.15' exit code: 249");
        assertThat(office.lastAudit()).endsWith(" -> " + result.error());
    }

    @Test
    void everyOutcomeHasItsExitCode() {
        assertThat(exec(new Outcome.Done(said("ok"))))
                .extracting(ExecResult::exitCode, ExecResult::error)
                .containsExactly(0, "");
        assertThat(exec(new Outcome.Fail("no such command", List.of())).error())
                .isEqualTo("ERROR: no such command exit code: 1");
        assertThat(exec(new Outcome.Postpone("busy", List.of())).error()).isEqualTo("ERROR: busy exit code: 254");
        assertThat(exec(new Outcome.Unavailable(Trouble.UNREACHABLE, "connection refused"))
                        .error())
                .isEqualTo("ERROR: connection refused exit code: 254");
        assertThat(exec(new Outcome.Unavailable(Trouble.LOST, "reset", true, List.of()))
                        .error())
                .isEqualTo("ERROR: reset; the command may have taken effect exit code: 254");
        assertThat(exec(new Outcome.Silent("no answer within 30 s", List.of())).error())
                .isEqualTo("ERROR: no answer within 30 s; the command may have taken effect exit code: 254");
    }

    @Test
    void answersAndErrorsHoldNoSecret() {
        ExecResult done = exec(new Outcome.Done(said("password=hush-m1")));
        ExecResult failed = exec(new Outcome.Fail("bad hush-m1", said("hush-m1")));
        office.devices().exec(Callers.ADMIN, "m1", "/user set admin password=hush-m1");

        assertThat(done.answers().get(0).text()).isEqualTo("password=******");
        assertThat(failed.toString() + office.audit).doesNotContain("hush-m1");
    }

    @Test
    void execTakesOneLineWithoutControlCharacters() {
        for (String bad : List.of("", "  ", "/a\n/b", "/a\r", "/a\u0000", "/a\u007f", "/a\tb")) {
            assertThatThrownBy(() -> office.devices().exec(Callers.ADMIN, "m1", bad))
                    .as(bad)
                    .hasMessageContaining("command");
        }
        assertThat(office.dispatch.executed).isEmpty();
    }

    @Test
    void previewUsesTheAccountsVariablesAndThoseGiven() {
        office.stacks.accounts().put(new Account(5, 2L, m1.id(), Map.of("login", "ivanov", "rate_in", 1024L)));
        office.dispatch.rendering = new Rendering.Commands(List.of("/set password=hush-m1"), "/print hush-m1");

        Preview preview =
                office.devices().preview(Callers.OPERATOR, "m1", "user_rate_set", 5, Map.of("rate_in", "2048"));

        assertThat(preview).isEqualTo(new Preview("m1", List.of("/set password=******"), "/print ******", null));
        @SuppressWarnings("unchecked")
        Map<String, Object> variables = new HashMap<>(
                (Map<String, Object>) office.dispatch.previewed.get(0).get(2));
        assertThat(variables)
                .containsEntry("login", "ivanov")
                .containsEntry("rate_in", "2048")
                .containsEntry("cmd", "user_rate_set")
                .containsEntry("user_id", 5L)
                .containsEntry("abonent_id", 2L);
        assertThat(office.dispatch.executed).isEmpty();
    }

    @Test
    void previewSaysWhatIsImpossibleAndWhoIsUnknown() {
        office.stacks.accounts().put(new Account(5, null, null, Map.of()));
        office.dispatch.rendering = new Rendering.Impossible("user_x is not known");

        assertThat(office.devices()
                        .preview(Callers.OPERATOR, "m1", "user_x", 5, Map.of())
                        .impossible())
                .isEqualTo("user_x is not known");
        assertThatThrownBy(() -> office.devices().preview(Callers.OPERATOR, "m1", "user_x", 6, Map.of()))
                .hasMessage("there is no account 6");
    }

    @Test
    void driversAndSchemesAreListedByNameWithTheirNas() {
        office.schemes.add(new SchemeStatus("Z", "/z", Optional.empty(), List.of("z.cmd: line 1")));
        office.schemes.add(new SchemeStatus("Mikrotik-Simple", "/m", Optional.empty(), List.of()));

        assertThat(office.devices().drivers(Callers.VIEWER).drivers())
                .extracting(DriverList.Driver::name)
                .containsExactly("mikrotik-simple", "telnet");
        assertThat(office.devices().schemes(Callers.VIEWER))
                .satisfiesExactly(scheme -> assertThat(scheme.nas()).isEqualTo(1), scheme -> assertThat(scheme.errors())
                        .containsExactly("z.cmd: line 1"));
    }
}
