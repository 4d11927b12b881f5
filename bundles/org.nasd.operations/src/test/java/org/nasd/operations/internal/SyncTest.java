package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.SyncReport;
import org.nasd.api.scheme.Escaper;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeStatus;
import org.nasd.api.stack.CompactStack;

/** What a NAS is told of its accounts, on real tables. */
class SyncTest {

    private static final Set<String> EVENTS = Set.of(
            "user_add",
            "user_del",
            "user_accept",
            "user_drop",
            "user_redirect",
            "user_redirect_cancel",
            "user_rate_set",
            "user_rate_set_cancel",
            "user_auth",
            "user_disconnect");

    private Office office;
    private Nas m1;

    private record Templates(Set<String> events) implements Scheme {
        @Override
        public String name() {
            return "Mikrotik-Simple";
        }

        @Override
        public String path() {
            return "/etc/oss/Mikrotik-Simple";
        }

        @Override
        public String driver() {
            return "mikrotik-simple";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Set<String> variables(String event) {
            return Set.of();
        }

        @Override
        public Rendering render(String event, Map<String, Object> variables, Escaper escaper) {
            return new Rendering.Commands(List.of(), null);
        }
    }

    @BeforeEach
    void open(@TempDir Path logs) {
        office = new Office(logs);
        m1 = office.add("m1", "10.0.0.1");
        knows(EVENTS);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void knows(Set<String> events) {
        office.schemes.clear();
        office.schemes.add(
                new SchemeStatus("Mikrotik-Simple", "/etc/oss", Optional.of(new Templates(events)), List.of()));
    }

    private void put(long id, Object... pairs) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i].toString(), pairs[i + 1]);
        }
        office.stacks.accounts().put(new Account(id, 2L, m1.id(), variables));
    }

    private List<String> pushed(long user) {
        return office.stacks.compact().read(0, 100_000).stream()
                .map(CompactEvent::event)
                .filter(event -> event.userId() == user)
                .map(Event::type)
                .toList();
    }

    @Test
    void anAccountIsToldAsItStandsFirstItselfThenItsStates() {
        put(5, "ip", "10.1.0.5", "accept", true, "redirect", false, "rate_in", 100L, "rate_out", 100L, "logged", true);
        put(6, "ip", "10.1.0.6", "accept", false, "redirect", true, "rate_in", 0L, "logged", false);

        SyncReport report = office.nas().sync(Callers.OPERATOR, "m1", false);

        assertThat(pushed(5))
                .containsExactly("user_add", "user_accept", "user_redirect_cancel", "user_rate_set", "user_auth");
        assertThat(pushed(6)).containsExactly("user_add", "user_drop", "user_redirect", "user_rate_set_cancel");
        assertThat(report)
                .isEqualTo(new SyncReport(
                        2,
                        Map.of(
                                "user_add", 2L,
                                "user_accept", 1L,
                                "user_drop", 1L,
                                "user_redirect", 1L,
                                "user_redirect_cancel", 1L,
                                "user_rate_set", 1L,
                                "user_rate_set_cancel", 1L,
                                "user_auth", 1L),
                        true));
        assertThat(office.stacks.compact().read(0, 1).get(0).event().owner())
                .isEqualTo(new Owner("test", "sync by ann"));
        assertThat(office.lastAudit()).startsWith("sync NAS m1 -> 2 accounts, events pushed: {user_accept=1");
    }

    @Test
    void whatTheBillingLeavesOpenIsNotTold() {
        put(5, "ip", "10.1.0.5");

        office.nas().sync(Callers.OPERATOR, "m1", false);

        assertThat(pushed(5)).containsExactly("user_add", "user_rate_set_cancel");
    }

    @Test
    void aDeletedAccountIsTakenOffUnlessALivingOneHasItsAddressOrLogin() {
        put(5, "ip", "10.1.0.5", "login", "a", "deleted", true);
        put(6, "ip", "10.1.0.6", "login", "b", "deleted", true);
        put(7, "ip", "10.1.0.6", "login", "c");
        put(8, "ip", "10.1.0.8", "login", "c", "deleted", true);

        office.nas().sync(Callers.OPERATOR, "m1", false);

        assertThat(pushed(5)).containsExactly("user_del");
        assertThat(pushed(6)).isEmpty();
        assertThat(pushed(7)).startsWith("user_add");
        assertThat(pushed(8)).isEmpty();
    }

    @Test
    void onlyEventsThatTheSchemeKnowsArePushed() {
        put(5, "accept", true, "redirect", true);
        knows(Set.of("user_redirect"));

        office.nas().sync(Callers.OPERATOR, "m1", false);

        assertThat(pushed(5)).containsExactly("user_redirect");
    }

    @Test
    void accountsOfOtherNasAreLeftAlone() {
        Nas m2 = office.add("m2", "10.0.0.2");
        office.stacks.accounts().put(new Account(5, 2L, m2.id(), Map.of()));

        assertThat(office.nas().sync(Callers.OPERATOR, "m1", false).accounts()).isZero();
        assertThat(office.stacks.compact().count()).isZero();
    }

    @Test
    void aDryRunOnlyTells() {
        put(5, "accept", true);

        SyncReport report = office.nas().sync(Callers.OPERATOR, "m1", true);

        assertThat(report.pushed()).isFalse();
        assertThat(report.events()).containsEntry("user_accept", 1L);
        assertThat(office.stacks.compact().count()).isZero();
        assertThat(office.audit).noneMatch(entry -> entry.action().contains("sync"));
    }

    @Test
    void manyAccountsAreWalkedPageByPage() {
        List<Account> many = LongStream.rangeClosed(1, 2500)
                .mapToObj(id -> new Account(id, 2L, m1.id(), Map.of("ip", "10.1.0." + id)))
                .toList();
        office.stacks.accounts().put(many);

        assertThat(office.nas().sync(Callers.OPERATOR, "m1", false).accounts()).isEqualTo(2500);
        assertThat(office.stacks.compact().count()).isEqualTo(5000);
    }

    @Test
    void aStateThatChangesWhileItIsToldIsToldAgainAndLast() {
        put(5, "redirect", true);
        List<String> order = new ArrayList<>();
        CompactStack changing = (CompactStack) Proxy.newProxyInstance(
                CompactStack.class.getClassLoader(), new Class<?>[] {CompactStack.class}, (self, method, arguments) -> {
                    if (order.isEmpty()) {
                        order.add("the billing was faster");
                        put(5, "redirect", false);
                        office.stacks.compact().append(List.of(Event.of("user_redirect_cancel", 5)));
                    }
                    try {
                        return method.invoke(office.stacks.compact(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        NasFinder finder = new NasFinder(office.stacks.nasDirectory());
        Sync sync = new Sync(
                new AccountBook(office.stacks.accounts(), finder),
                office.stacks.records(),
                office.registry(),
                changing);

        sync.bring(m1, Owner.UNKNOWN, false);

        assertThat(pushed(5))
                .containsExactly(
                        "user_redirect_cancel",
                        "user_add",
                        "user_redirect",
                        "user_rate_set_cancel",
                        "user_add",
                        "user_redirect_cancel",
                        "user_rate_set_cancel");
    }

    @Test
    void withoutTheSchemeOrTheAccountsItSaysWhy() {
        office.schemes.clear();
        assertThatThrownBy(() -> office.nas().sync(Callers.OPERATOR, "m1", false))
                .hasMessageContaining("the scheme Mikrotik-Simple of NAS m1 is not there or has mistakes");

        AccountDirectory billing = new AccountDirectory() {
            @Override
            public Map<Long, Account> find(Collection<Long> userIds) {
                return Map.of();
            }

            @Override
            public void put(Collection<Account> accounts) {
                throw new UnsupportedOperationException();
            }
        };
        Sync sync = new Sync(
                new AccountBook(billing, new NasFinder(office.stacks.nasDirectory())),
                office.stacks.records(),
                office.registry(),
                office.stacks.compact());
        assertThatThrownBy(() -> sync.bring(m1, Owner.UNKNOWN, false))
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_ONLY))
                .hasMessageContaining("nas:mass-push --sql");
    }
}
