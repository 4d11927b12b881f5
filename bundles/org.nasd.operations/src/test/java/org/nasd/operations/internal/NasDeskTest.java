package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.AccountView;
import org.nasd.api.operations.NasView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.stack.Expansion;

class NasDeskTest {

    private Office office;

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static void assertKind(
            Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContainingAll(parts);
    }

    @Test
    void addedNasIsFoundByIdNameAndAddress() {
        Nas nas = office.add("m1", "10.0.0.1");

        for (String called : List.of(Long.toString(nas.id()), "m1", "10.0.0.1", "M1")) {
            assertThat(office.nas().find(Callers.VIEWER, called).id())
                    .as(called)
                    .isEqualTo(nas.id());
        }
    }

    @Test
    void allArePausedAndResumedByOneOrderWhichLeavesThatOfOne() {
        office.add("m1", "10.0.0.1");
        office.add("m2", "10.0.0.2");
        office.nas().pause(Callers.OPERATOR, "m1", "new fan");

        assertThat(office.nas().pauseAll(Callers.OPERATOR, "restored").reason()).isEqualTo("restored");
        assertThat(office.nas().pauseAll(Callers.ADMIN, "again").reason()).isEqualTo("restored");

        assertThat(office.nas().list(Callers.VIEWER).paused().by()).isEqualTo(Callers.OPERATOR.name());
        assertThat(office.nas().find(Callers.VIEWER, "m2").pause().reason())
                .contains("all NAS are paused: restored", "nas:resume --all");
        assertThat(office.overview().now(Callers.VIEWER).problems().get(0))
                .satisfies(problem -> assertThat(problem.text()).contains("all NAS are paused by", "nas:resume --all"))
                .satisfies(problem -> assertThat(problem.grave()).isTrue());
        assertKind(Kind.CONFLICT, () -> office.nas().resume(Callers.OPERATOR, "m2"), "nas:resume --all");

        office.nas().resumeAll(Callers.OPERATOR);

        assertThat(office.lastAudit()).startsWith("resume all NAS -> were paused by");
        assertThat(office.nas().find(Callers.VIEWER, "m1").pause().reason()).isEqualTo("new fan");
        assertThat(office.nas().find(Callers.VIEWER, "m2").pause()).isNull();
        assertThat(office.overview().now(Callers.VIEWER).paused()).isNull();
        assertKind(Kind.CONFLICT, () -> office.nas().resumeAll(Callers.OPERATOR), "no order to pause all");
    }

    @Test
    void secretsAreKeptButNeitherShownNorRecorded() {
        office.nas()
                .add(
                        Callers.ADMIN,
                        Map.of(
                                "name",
                                "m1",
                                "nas_ip",
                                "10.0.0.1",
                                "scheme",
                                "S",
                                "telnet_password",
                                "hush",
                                "coa_psw",
                                "quiet",
                                "enable_password",
                                "still",
                                "rate.limit",
                                "50"));

        Nas kept = office.stacks.nasDirectory().all().get(0);
        assertThat(kept.telnetPassword().reveal()).isEqualTo("hush");
        assertThat(kept.secretOptions().get("enable_password").reveal()).isEqualTo("still");
        assertThat(office.nas().list(Callers.VIEWER).toString() + office.audit)
                .contains("rate.limit")
                .doesNotContain("hush")
                .doesNotContain("quiet")
                .doesNotContain("still");
        assertThat(office.nas().find(Callers.VIEWER, "m1").settings())
                .containsEntry("telnet_password", "******")
                .containsEntry("enable_password", "******");
    }

    @Test
    void setChangesOnlyWhatIsNamedAndAnEmptyValueTakesAway() {
        office.add("m1", "10.0.0.1");
        office.nas().set(Callers.ADMIN, "m1", Map.of("rate.limit", "50", "telnet_port", "8729"));

        NasView view = office.nas().set(Callers.ADMIN, "m1", Map.of("rate.limit", "", "forks", "7"));

        assertThat(view.settings())
                .containsEntry("telnet_port", "8729")
                .containsEntry("forks", "7")
                .containsEntry("telnet_password", "******")
                .doesNotContainKey("rate.limit");
        assertThat(office.lastAudit()).isEqualTo("set NAS m1 forks=7 rate.limit= -> NAS " + view.id() + " m1");
    }

    @Test
    void mistypedSettingsAreRefusedBeforeASecretIsKeptInPlain() {
        office.add("m1", "10.0.0.1");

        assertKind(
                Kind.INVALID,
                () -> office.nas().set(Callers.ADMIN, "m1", Map.of("telnet_pasword", "x-secret")),
                "did you mean telnet_password?");
        assertKind(
                Kind.INVALID,
                () -> office.nas().set(Callers.ADMIN, "m1", Map.of("options", "{\"enable_password\":\"zzz\"}")),
                "each option as a setting of its own");
        assertKind(
                Kind.INVALID, () -> office.nas().set(Callers.ADMIN, "m1", Map.of("password", "x")), "telnet_password");
        assertKind(
                Kind.INVALID,
                () -> office.nas().set(Callers.ADMIN, "m1", Map.of("api_secret", "x-secret")),
                "looks like a secret");
        assertKind(Kind.INVALID, () -> office.nas().set(Callers.ADMIN, "m1", Map.of("Bad Key", "x")), "small letters");
        assertThat(office.audit.toString()).doesNotContain("x-secret");
        assertThat(office.stacks.nasDirectory().all().get(0).options()).isEmpty();
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        office.add("m1", "10.0.0.1");
        Map<Map<String, String>, String> mistakes = Map.of(
                Map.of("forks", "101"), "forks=101 cannot be used: it is a whole number from 1 to 100",
                Map.of("telnet_port", "http"), "telnet_port=http",
                Map.of("nas_ip", "router"), "nas_ip=router cannot be used: it is an IPv4 or IPv6 address",
                Map.of("name", "../x"), "name=../x",
                Map.of("enabled", "maybe"), "it is true or false",
                Map.of("telnet_type", "rsh"), "it is ssh or telnet",
                Map.of("scheme", ""), "neither scheme nor script_name");

        mistakes.forEach((settings, message) ->
                assertKind(Kind.INVALID, () -> office.nas().set(Callers.ADMIN, "m1", settings), message));
    }

    @Test
    void takenNamesAndAddressesAreRefused() {
        office.add("m1", "10.0.0.1");
        office.add("m2", "10.0.0.2");

        assertKind(Kind.INVALID, () -> office.add("m1", "10.0.0.3"), "name m1");
        assertKind(
                Kind.INVALID,
                () -> office.nas().set(Callers.ADMIN, "m2", Map.of("nas_ip", "10.0.0.1")),
                "nas_ip 10.0.0.1");
    }

    @Test
    void unknownAndAmbiguousNamesAreExplained() {
        assertKind(Kind.NOT_FOUND, () -> office.nas().find(Callers.VIEWER, "m1"), "there is none at all yet");
        Nas first = office.add("ring-north", "10.0.0.1");
        office.add(Long.toString(first.id()), "10.0.0.2");

        assertKind(Kind.NOT_FOUND, () -> office.nas().find(Callers.VIEWER, "ring-nort"), "did you mean ring-north?");
        assertKind(Kind.CONFLICT, () -> office.nas().find(Callers.VIEWER, Long.toString(first.id())), "more than one");
        assertKind(Kind.INVALID, () -> office.nas().find(Callers.VIEWER, " "), "no NAS is given");
    }

    @Test
    void pauseKeepsWhoAndWhyAndResumeTriesAtOnce() {
        Nas nas = office.add("m1", "10.0.0.1");

        NasView paused = office.nas().pause(Callers.OPERATOR, "m1", "  new cable ");
        assertThat(paused.pause().by()).isEqualTo("ann");
        assertThat(paused.pause().reason()).isEqualTo("new cable");
        assertThat(office.nas().pause(Callers.OPERATOR, "m1", "other").pause().reason())
                .isEqualTo("new cable");

        assertThat(office.nas().resume(Callers.OPERATOR, "m1").pause()).isNull();
        assertThat(office.dispatch.retried).containsExactly(nas.id());
    }

    @Test
    void listShowsWhatTheDispatchSaysWithoutSecrets() {
        Nas nas = office.add("m1", "10.0.0.1");
        office.dispatch.status.add(FakeDispatch.status(nas, NasState.STOPPED, "login refused for hush-m1", 12));

        NasView view = office.nas().list(Callers.VIEWER).nas().get(0);

        assertThat(view.activity().state()).isEqualTo(NasState.STOPPED);
        assertThat(view.activity().reason()).isEqualTo("login refused for ******");
        assertThat(view.activity().done()).isEqualTo(12);
    }

    @Test
    void removedNasLeavesItsEventsWhichAreListedAsOrphaned() {
        Nas nas = office.add("m1", "10.0.0.1");
        long id = office.stacks
                .compact()
                .append(List.of(Event.of("user_info", 5)))
                .get(0);
        CompactEvent source = office.stacks.compact().read(0, 1).get(0);
        Event event = source.event().on(nas.id(), nas.ip()).with(2L, "{}");
        office.stacks
                .compact()
                .move(new Expansion(
                        List.of(new Expansion.Expanded(source, event, java.util.Set.of())),
                        List.of(),
                        List.of(),
                        Map.of()));
        assertThat(id).isEqualTo(source.id());

        assertThat(office.nas().remove(Callers.ADMIN, "m1").waiting()).isEqualTo(1);
        assertThat(office.nas().list(Callers.VIEWER).orphaned()).containsExactly(Map.entry(nas.id(), 1L));

        office.nas().add(Callers.ADMIN, Map.of("id", "" + nas.id(), "name", "m1", "nas_ip", "10.0.0.1", "scheme", "S"));
        assertThat(office.nas().find(Callers.VIEWER, "m1").waiting()).isEqualTo(1);
    }

    @Test
    void accountsAreAddedOnceAndReplacedOnlyWhenAsked() {
        Nas nas = office.add("m1", "10.0.0.1");
        Map<String, String> settings = Map.of(
                "id", "5", "abonent_id", "2", "nas", "m1", "login", "007", "rate_in", "10240", "redirect", "yes");

        AccountView account = office.nas().addAccount(Callers.ADMIN, settings, false);

        assertThat(account.nasId()).isEqualTo(nas.id());
        assertThat(account.variables())
                .containsEntry("login", "007")
                .containsEntry("rate_in", 10240L)
                .containsEntry("redirect", true);
        assertKind(
                Kind.CONFLICT,
                () -> office.nas().addAccount(Callers.ADMIN, settings, false),
                "account 5 is there already");
        assertThat(office.nas()
                        .addAccount(Callers.ADMIN, Map.of("id", "5", "login", "b"), true)
                        .variables())
                .containsEntry("login", "b")
                .doesNotContainKey("rate_in");
        assertKind(
                Kind.INVALID,
                () -> office.nas().addAccount(Callers.ADMIN, Map.of("id", "6", "logn", "x"), false),
                "login");
        assertKind(
                Kind.INVALID,
                () -> office.nas().addAccount(Callers.ADMIN, Map.of("id", "6", "rate_in", "fast"), false),
                "rate_in=fast");
        assertKind(
                Kind.INVALID,
                () -> office.nas().addAccount(Callers.ADMIN, Map.of("login", "x"), false),
                "id is not set");
    }

    @Test
    void aDatabaseThatIsDownIsUnavailableAndNothingElse() {
        office.database.close();

        assertKind(Kind.UNAVAILABLE, () -> office.nas().list(Callers.VIEWER), "the database");
        assertKind(Kind.UNAVAILABLE, () -> office.nas().pause(Callers.OPERATOR, "m1", null), "the database");
        assertThat(office.lastAudit()).startsWith("pause NAS m1 -> failed: the database");
    }
}
