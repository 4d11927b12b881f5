package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;
import org.nasd.api.operations.Role;

@SuppressWarnings("FutureReturnValueIgnored") // answers that are futures
class CommandsTest {

    private final ScriptedOperations operations = new ScriptedOperations();

    @RegisterExtension
    final Karaf karaf = new Karaf(operations.service());

    private void acceptExec() {
        operations.answer(
                "devices.exec",
                arguments ->
                        CompletableFuture.completedFuture(new ExecResult(List.of(), Duration.ofMillis(96), 0, "")));
    }

    @Test
    void allCommandsOfTheContractAreThere() throws Exception {
        assertThat(Karaf.commands().stream()
                        .map(type -> type.getAnnotation(Command.class))
                        .filter(command -> command != null)
                        .map(command -> command.scope() + ":" + command.name())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "nas:list",
                        "nas:info",
                        "nas:add",
                        "nas:set",
                        "nas:remove",
                        "nas:user-add",
                        "nas:forks",
                        "nas:pause",
                        "nas:nodes",
                        "nas:drain",
                        "nas:resume",
                        "nas:events",
                        "nas:event",
                        "nas:event-count",
                        "nas:push",
                        "nas:exec",
                        "nas:preview",
                        "nas:log",
                        "nas:drivers",
                        "nas:schemes",
                        "nas:mass-push",
                        "nas:requeue",
                        "nas:cancel",
                        "nas:now",
                        "nas:discard",
                        "nas:sync",
                        "nas:backup",
                        "nas:doctor",
                        "nas:audit",
                        "nas:status",
                        "nas:encrypt",
                        "nas:rekey");
    }

    @Test
    void everyCommandHasHelpWithExamples() throws Exception {
        for (Class<?> type : Karaf.commands()) {
            Command command = type.getAnnotation(Command.class);
            if (command != null) {
                Karaf.Result help = karaf.run("nas:" + command.name() + " --help");
                assertThat(help.out())
                        .contains(command.description())
                        .contains("Examples:")
                        .contains("nas:" + command.name());
            }
        }
    }

    @Test
    void callerIsWhoeverLoggedInWithTheHighestRole() throws Exception {
        operations.answer("nas.list", arguments -> new NasList(List.of(), Map.of()));

        karaf.run(Karaf.subject("bob", "viewer", "operator", "ssh"), "nas:list", "");

        assertThat(operations.only().caller()).isEqualTo(new Caller("bob", Role.OPERATOR, "ssh 127.0.0.1"));
    }

    @Test
    void callerWithoutARoleOfNasdHasNone() throws Exception {
        operations.answer("nas.list", arguments -> new NasList(List.of(), Map.of()));

        karaf.run(Karaf.subject("eve", "manager"), "nas:list", "");

        assertThat(operations.only().caller().role()).isEqualTo(Role.NONE);
    }

    @Test
    void variablesOfTheSessionMakeNobodyAnAdministrator() throws Exception {
        operations.answer("nas.list", arguments -> new NasList(List.of(), Map.of()));

        karaf.run(Karaf.subject("bob", "viewer"), "javax.security.auth.Subject = ; USER = admin ; nas:list", "");

        assertThat(operations.only().caller().name()).isEqualTo("bob");
        assertThat(operations.only().caller().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void listIsATableWithoutColoursForProgramsAndPipes() throws Exception {
        operations.answer(
                "nas.list",
                arguments -> new NasList(List.of(Sample.nas(1, "северный", NasState.PARKED, "no driver")), Map.of()));

        Karaf.Result result = karaf.run("nas:list");

        assertThat(result.out())
                .contains("северный")
                .contains("parked")
                .contains("no driver")
                .doesNotContain("\u001b");
        assertThat(karaf.run("nas:list | grep -v WAITING").out())
                .contains("северный")
                .doesNotContain("WAITING");
    }

    @Test
    void mistakesAreOneLineAndEndWithStatusOne() throws Exception {
        operations.answer("nas.find", arguments -> {
            throw new OperationException(OperationException.Kind.NOT_FOUND, "there is no NAS 'm9'");
        });

        Karaf.Result result = karaf.run("nas:info m9");

        assertThat(result).isEqualTo(new Karaf.Result(1, "ERROR: there is no NAS 'm9'\n"));
    }

    @Test
    void refusedCallersAreToldWhichRoleTheyNeed() throws Exception {
        operations.answer("nas.resume", arguments -> {
            throw new AccessDeniedException("'resume' needs the role operator");
        });

        assertThat(karaf.run("nas:resume m1"))
                .isEqualTo(new Karaf.Result(1, "ERROR: 'resume' needs the role operator\n"));
    }

    @Test
    void withoutTheOperationsServiceItSaysWhatIsMissing() throws Exception {
        try (Karaf bare = new Karaf(null)) {
            Karaf.Result result = bare.run("nas:list");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.out()).contains("nasd is not ready");
        }
    }

    @Test
    void settingsMayHoldBlanksWhicheverWayTheyAreQuoted() throws Exception {
        operations.answer("nas.set", arguments -> Sample.nas(1, "m1", NasState.WORKING, ""));

        karaf.run("nas:set m1 forks=5 name='north ring' 'telnet_login=a b' rate.limit= telnet_ip=10.0.0.1");

        assertThat(operations.only().arguments())
                .containsExactly(
                        "m1",
                        Map.of(
                                "forks",
                                "5",
                                "name",
                                "north ring",
                                "telnet_login",
                                "a b",
                                "rate.limit",
                                "",
                                "telnet_ip",
                                "10.0.0.1"));
    }

    @Test
    void aPasswordIsAskedForInsteadOfStandingOnTheCommandLine() throws Exception {
        operations.answer("nas.set", arguments -> Sample.nas(1, "m1", NasState.WORKING, ""));

        karaf.run(Karaf.subject("ann", "admin"), "nas:set m1 telnet_password=? coa_psw=?", "s3 cret\nother\n");

        assertThat(operations.only().arguments().get(1))
                .isEqualTo(Map.of("telnet_password", "s3 cret", "coa_psw", "other"));
    }

    @Test
    void optionsMayStandBeforeAndBehindTheArguments() throws Exception {
        operations.answer("events.list", arguments -> new EventPage(List.of(), null));

        karaf.run("nas:events failed --nas m1 --user 5 -n 10 --json");
        karaf.run("nas:events --nas m1 --user 5 -n 10 --json failed");

        EventQuery expected = new EventQuery(EventPlace.FAILED, "m1", 5L, null, 10);
        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::arguments)
                .containsExactly(List.of(expected), List.of(expected));
        assertThat(karaf.run("nas:events failed --nonsense").out()).contains("there is no option --nonsense");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas:push user_info 5 --wait 10 --nas-ip m1 --session s1 --param rate_in=2048 --param 'note=a b'",
                "nas:push --wait 10 --nas-ip m1 --session s1 --param rate_in=2048 --param 'note=a b' user_info 5",
                "nas:push user_info 5 --param rate_in=2048 --param 'note=a b' --session=s1 --nas-ip=m1 --wait=10"
            })
    void pushTakesItsOptionsWhereverTheyStand(String line) throws Exception {
        operations
                .answer("events.push", arguments -> new Pushed(17, 5))
                .answer(
                        "events.await",
                        arguments -> CompletableFuture.completedFuture(new PushOutcome.Done(List.of())));

        Karaf.Result result = karaf.run(line);

        assertThat(result).isEqualTo(new Karaf.Result(0, "pushed: compact id 17\ndone\n"));
        Event event = (Event) operations.calls.get(0).arguments().get(0);
        assertThat(event.params()).isEqualToIgnoringWhitespace("{\"rate_in\": \"2048\", \"note\": \"a b\"}");
        assertThat(event)
                .isEqualTo(new Event("user_info", 5, null, null, "m1", null, "s1", event.params(), Owner.UNKNOWN));
        assertThat(operations.calls.get(1).arguments()).containsExactly(new Pushed(17, 5), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nas:push user_info 5 --wait", "nas:push --wait user_info 5", "nas:push user_info --wait 5"})
    void pushWaitsAMinuteWhereNoNumberStands(String line) throws Exception {
        operations
                .answer("events.push", arguments -> new Pushed(17, 5))
                .answer(
                        "events.await",
                        arguments -> CompletableFuture.completedFuture(new PushOutcome.Done(List.of())));

        if (line.endsWith("--wait 5")) {
            assertThat(karaf.run(line).out()).contains("<user> is missing");
        } else {
            karaf.run(line);
            assertThat(operations.calls.get(1).arguments()).contains(Duration.ofSeconds(60));
        }
    }

    @Test
    void pushThatOnlyPutsDoesNotWait() throws Exception {
        operations.answer("events.push", arguments -> new Pushed(Sample.BEYOND_DOUBLE, 5));

        assertThat(karaf.run("nas:push user_redirect 5"))
                .isEqualTo(new Karaf.Result(0, "pushed: compact id 9007199254740993\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue simple remove comment=crb_10.88.0.15",
                "/queue/simple/remove =.id=*1A",
                "/ip address print ?name=ether1",
                "/ip firewall address-list add list=a comment=\"two words\"",
                "/queue simple ensure [name=crb_10.88.0.15] target=10.88.0.15/32 max-limit=1k/2k",
                "show ip route 10.0.0.0/8",
                "/queue simple remove [find comment=crb_10.88.0.15]",
                "/ip firewall address-list remove [find list=\"a  b;|\" comment=\"$x;|#\"]",
                "echo  'it' \"is\" {a; b} (c | d) > e // f # g & h \\ i $j",
                "/system identity set name=\u043c\u0438\u043a\u0440\u043e\u0442\u0438\u043a"
            })
    void execTakesSimpleWordsExactlyAsTheyAreTyped(String command) throws Exception {
        acceptExec();

        karaf.run("nas:exec m1 " + command);

        assertThat(operations.only().arguments()).containsExactly("m1", command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue simple remove [find comment=crb_10.88.0.15]",
                "/ip firewall address-list remove [find list=\"a  b\" comment=\"$x;|#\"]",
                "/log print where message~\"a|b\" ; /x {a} (b) > c // d & e"
            })
    void execTakesAQuotedCommandExactlyAsItIsTyped(String command) throws Exception {
        acceptExec();

        karaf.run("nas:exec m1 '" + command + "'");

        assertThat(operations.only().arguments()).containsExactly("m1", command);
    }

    @Test
    void execReadsCommandsFromStandardInputAsTheyAre() throws Exception {
        acceptExec();
        String pasted = "/queue simple remove [find comment=crb_10.88.0.15]\n\n  /x a='b' c=\"d\" $e ; f\r\n";

        karaf.run(Karaf.subject("ann", "admin"), "nas:exec m1", pasted);

        assertThat(operations.calls)
                .extracting(call -> call.arguments().get(1))
                .containsExactly("/queue simple remove [find comment=crb_10.88.0.15]", "/x a='b' c=\"d\" $e ; f");
    }

    @Test
    void execLeavesPipesToTheShell() throws Exception {
        acceptExec();

        Karaf.Result result = karaf.run("nas:exec m1 /queue simple print | grep real");

        assertThat(operations.only().arguments()).containsExactly("m1", "/queue simple print");
        assertThat(result.out()).contains("0m0.096s");
    }

    @Test
    void execTakesTheNasFromAVariableOfTheShell() throws Exception {
        acceptExec();

        karaf.run("nas = m2; nas:exec $nas /system identity print $nas");

        assertThat(operations.only().arguments()).containsExactly("m2", "/system identity print $nas");
    }

    @Test
    void execEndsWithTheStatusOfTheOriginal() throws Exception {
        String error = "ERROR: UnknownParameter message: 'unknown parameter', command: "
                + "'/queue/simple/remove =comment=crb_10.88.0.15' exit code: 249";
        operations.answer(
                "devices.exec",
                arguments -> CompletableFuture.completedFuture(
                        new ExecResult(List.of(), Duration.ofMillis(96), 249, error)));

        assertThat(karaf.run("nas:exec m1 /queue simple remove comment=crb_10.88.0.15"))
                .isEqualTo(new Karaf.Result(249, error + "\nreal 0m0.096s\n"));
    }

    @Test
    void logPicksTheFileOfNasAccountOrDaemon() throws Exception {
        operations.answer(
                "logs.last",
                arguments -> new LogPage("/log", List.of("a", "b \u001b[2J"), new LogPage.Position("", 0)));

        assertThat(karaf.run("nas:log m1 -n 5").out()).isEqualTo("a\nb \\x1b[2J\n");
        karaf.run("nas:log --user 5 --abonent 2");
        karaf.run("nas:log");

        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::arguments)
                .containsExactly(
                        List.of(new LogSource.OfNas("m1"), 5),
                        List.of(new LogSource.OfAccount(5, 2L), 30),
                        List.of(new LogSource.Daemon(), 30));
    }
}
