package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.event.FailureReason;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.SecretStore;
import org.nasd.api.operations.Acted;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventSelection;
import org.nasd.api.operations.NasList;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.Overview;
import org.nasd.api.operations.SyncReport;
import org.nasd.api.stack.AuditLog;

/** The commands that act on many events, and those that keep nasd well. */
class ActingCommandsTest {

    private static final Acted ALL_DONE = new Acted(2, 0, List.of());

    private final ScriptedOperations operations = new ScriptedOperations();

    @RegisterExtension
    final Karaf karaf = new Karaf(operations.service());

    private void answers(Acted acted) {
        for (String deed : List.of("requeue", "cancel", "hasten", "discard")) {
            operations.answer("events." + deed, arguments -> acted);
        }
    }

    @Test
    void secretsAreEncryptedAndWhatIsLeftIsNamed() throws Exception {
        operations
                .answer("secrets.encrypt", arguments -> new SecretStore.Changes(5, 3, 1, List.of()))
                .answer(
                        "secrets.rekey",
                        arguments -> new SecretStore.Changes(0, 0, 0, List.of("coa_psw of NAS m1 ...")))
                .answer("secrets.encryptText", arguments -> "ENC(1:x)");

        assertThat(karaf.run("nas:encrypt m1 --dry-run").out())
                .isEqualTo("would be encrypted: 5 secrets of 3 NAS; encrypted already, or in files: 1\n");
        assertThat(karaf.run("nas:rekey").out()).contains("LEFT  coa_psw of NAS m1 ...");
        assertThat(karaf.run(Karaf.subject("ann", "admin"), "nas:encrypt --text", "s3 cret\n")
                        .out())
                .isEqualTo("ENC(1:x)\n");

        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::method, ScriptedOperations.Call::arguments)
                .containsExactly(
                        tuple("secrets.encrypt", "m1", true),
                        tuple("secrets.rekey", false),
                        tuple("secrets.encryptText", Secret.of("s3 cret")));
        assertThat(karaf.run("nas:encrypt m1 --text").out()).contains("--text stands alone");
    }

    @Test
    void allArePausedOnlyWhenThatIsSaid() throws Exception {
        NasPause order = new NasPause("olga", "moving the database", Instant.EPOCH);
        operations.answer("nas.pauseAll", arguments -> order).answer("nas.resumeAll", arguments -> order);

        assertThat(karaf.run("nas:pause --all moving the database").out())
                .startsWith("ALL NAS ARE PAUSED by olga at ")
                .contains(": moving the database; nas:resume --all");
        karaf.run("nas:pause moving the database --all");
        assertThat(karaf.run("nas:resume --all").out()).startsWith("resumed all NAS");
        assertThat(karaf.run("nas:pause").out()).contains("name one, or say --all");
        assertThat(karaf.run("nas:resume").out()).contains("name one, or say --all");
        assertThat(karaf.run("nas:resume m1 --all").out()).contains("either one NAS or --all");

        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::method, ScriptedOperations.Call::arguments)
                .containsExactly(
                        tuple("nas.pauseAll", "moving the database"),
                        tuple("nas.pauseAll", "moving the database"),
                        tuple("nas.resumeAll"));
    }

    @Test
    void thatAllArePausedStandsBelowTheList() throws Exception {
        operations.answer(
                "nas.list",
                arguments -> new NasList(List.of(), Map.of(), new NasPause("nasd", "restored", Instant.EPOCH)));

        assertThat(karaf.run("nas:list").out()).contains("ALL NAS ARE PAUSED by nasd at ", ": restored");
        assertThat(karaf.run("nas:list --json").out()).contains("\"reason\" : \"restored\"");
    }

    @Test
    void eventsAreNamedByTheirIds() throws Exception {
        answers(ALL_DONE);

        assertThat(karaf.run("nas:requeue 1004 1005 --force")).isEqualTo(new Karaf.Result(0, "requeued: 2\n"));
        assertThat(karaf.run("nas:cancel 1004 --why 'by mistake'").out()).isEqualTo("cancelled: 2\n");
        karaf.run("nas:cancel compact 17");
        karaf.run("nas:now 1004");
        karaf.run("nas:discard 1004");

        assertThat(operations.calls)
                .extracting(ScriptedOperations.Call::method, ScriptedOperations.Call::arguments)
                .containsExactly(
                        tuple("events.requeue", new EventSelection.Ids(EventPlace.FAILED, List.of(1004L, 1005L)), true),
                        tuple("events.cancel", new EventSelection.Ids(EventPlace.MAIN, List.of(1004L)), "by mistake"),
                        tuple("events.cancel", new EventSelection.Ids(EventPlace.COMPACT, List.of(17L)), null),
                        tuple("events.hasten", new EventSelection.Ids(EventPlace.MAIN, List.of(1004L))),
                        tuple("events.discard", new EventSelection.Ids(EventPlace.FAILED, List.of(1004L))));
    }

    private static org.assertj.core.groups.Tuple tuple(String method, Object... arguments) {
        return org.assertj.core.groups.Tuple.tuple(method, new ArrayList<>(java.util.Arrays.asList(arguments)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas:requeue --nas m1 --user 5 --type user_add --error 'no such' --since 2h --reason refused,Exhausted",
                "nas:requeue --reason=refused,exhausted --since=2h --error='no such' --type=user_add --user=5 --nas=m1"
            })
    void eventsAreChosenByOptions(String line) throws Exception {
        answers(ALL_DONE);

        karaf.run(line);

        EventQuery query = new EventQuery(
                EventPlace.FAILED,
                "m1",
                5L,
                "user_add",
                "no such",
                Duration.ofHours(2),
                Set.of(FailureReason.REFUSED, FailureReason.EXHAUSTED),
                null,
                1);
        assertThat(operations.only().arguments()).containsExactly(new EventSelection.Matching(query), false);
    }

    @Test
    void allOfAStackMustBeSaid() throws Exception {
        answers(ALL_DONE);

        for (String command : List.of("requeue", "cancel", "now", "discard")) {
            assertThat(karaf.run("nas:" + command))
                    .satisfies(result -> assertThat(result.status()).isEqualTo(1))
                    .satisfies(result -> assertThat(result.out()).contains("say which events"));
            assertThat(karaf.run("nas:" + command + " 5 --all").out()).contains("not by both");
        }
        assertThat(karaf.run("nas:cancel compact").out()).contains("say which events");
        assertThat(operations.calls).isEmpty();

        karaf.run("nas:cancel compact --all");

        assertThat(operations.only().arguments().get(0))
                .isEqualTo(new EventSelection.Matching(new EventQuery(EventPlace.COMPACT, null, null, null, 1)));
    }

    @Test
    void whatWasSkippedIsToldAndOfNamedEventsItIsAStatus() throws Exception {
        answers(new Acted(1, 3, List.of(new Acted.Skipped(1004, "too late"))));

        assertThat(karaf.run("nas:cancel 1004 1005"))
                .isEqualTo(new Karaf.Result(1, "cancelled: 1, skipped: 3\n  1004: too late\n  and 2 more\n"));
        assertThat(karaf.run("nas:cancel --nas m1").status()).isZero();
        assertThat(karaf.run("nas:cancel --nas m1 --json").out()).contains("\"skipped\" : 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas:events --since 5",
                "nas:events --since 0h",
                "nas:events --since -1h",
                "nas:events failed --reason nonsense",
                "nas:requeue x",
                "nas:cancel nowhere 5"
            })
    void mistakesAreExplained(String line) throws Exception {
        Karaf.Result result = karaf.run(line);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).startsWith("ERROR: ").hasLineCount(1);
        assertThat(operations.calls).isEmpty();
    }

    @Test
    void eventsAreListedByErrorAgeAndReason() throws Exception {
        operations.answer("events.list", arguments -> new EventPage(List.of(), null));

        karaf.run("nas:events failed --since 30m --error busy --reason refused --from 7");

        assertThat(operations.only().arguments())
                .containsExactly(new EventQuery(
                        EventPlace.FAILED,
                        null,
                        null,
                        null,
                        "busy",
                        Duration.ofMinutes(30),
                        Set.of(FailureReason.REFUSED),
                        7L,
                        50));
    }

    @Test
    void syncTellsWhatItPushed() throws Exception {
        operations.answer(
                "nas.sync",
                arguments -> new SyncReport(2, Map.of("user_add", 2L, "user_drop", 1L), !(boolean) arguments.get(1)));

        assertThat(karaf.run("nas:sync m1").out())
                .isEqualTo("2 accounts; 3 events pushed:\n  2 user_add\n  1 user_drop\n");
        assertThat(karaf.run("nas:sync m1 --dry-run").out()).startsWith("2 accounts; 3 events would be pushed:");
        assertThat(karaf.run("nas:sync --json m1").out()).contains("\"user_add\" : 2");
    }

    @Test
    void backupSaysWhere() throws Exception {
        operations.answer("upkeep.backup", arguments -> "/opt/nasd/data/backup/nasd.zip");

        assertThat(karaf.run("nas:backup")).isEqualTo(new Karaf.Result(0, "/opt/nasd/data/backup/nasd.zip\n"));
    }

    @Test
    void auditIsATableWithItsNextPage() throws Exception {
        AuditLog.Entry entry =
                new AuditLog.Entry(9, Sample.AT, "ann", "operator", "ssh 10.0.0.7", "pause NAS m1", "NAS 1 m1");
        operations.answer("upkeep.audit", arguments -> new AuditPage(List.of(entry), 9L));

        assertThat(karaf.run("nas:audit --who ann --text pause -n 1 --from 20").out())
                .contains("ann")
                .contains("ssh 10.0.0.7")
                .contains("pause NAS m1")
                .contains("There may be more: --from 9");
        assertThat(operations.only().arguments()).containsExactly("ann", "pause", 20L, 1);
        assertThat(karaf.run("nas:audit --json").out())
                .contains("\"who\" : \"ann\"")
                .contains("\"next\" : 9");
    }

    @Test
    void statusShowsFiguresAndProblems() throws Exception {
        Overview now = new Overview(
                1,
                20,
                3,
                4,
                5,
                Duration.ofMinutes(7),
                12.5,
                2,
                List.of(new Overview.Problem("m2", "parked: no driver", Sample.AT, true)),
                3,
                Sample.AT,
                null,
                1);
        operations.answer("overview.now", arguments -> now);

        assertThat(karaf.run("nas:status").out())
                .contains("20 events, 4 of them postponed")
                .contains("12.5 events per second")
                .contains("BAD      NAS m2 parked: no driver (since 2019")
                .contains("and 3 more");
        assertThat(karaf.run("nas:status --json").out()).contains("\"oldest\" : 420.000");
    }
}
