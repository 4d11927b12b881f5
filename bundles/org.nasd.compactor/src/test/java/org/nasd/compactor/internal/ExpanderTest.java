package org.nasd.compactor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.driver.Settings;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Coalescing;
import org.nasd.api.stack.Expansion.Expanded;
import org.nasd.api.stack.NasAccount;

class ExpanderTest {

    private static final long NAS = 1;
    private static final NasAccount FIVE = new NasAccount(NAS, 5);

    private final Map<Long, Nas> nas = new TreeMap<>(Map.of(1L, World.nas(1, Map.of()), 2L, World.nas(2, Map.of())));
    private final Map<Long, Facts.Known> accounts = new HashMap<>();
    private final Map<NasAccount, Frozen> remembered = new HashMap<>();
    private final Map<Long, List<Nas>> homes = new HashMap<>();
    private final Set<Long> held = new HashSet<>();
    private final List<CompactEvent> rows = new ArrayList<>();
    private Duration grace = Duration.ZERO;

    private long row(Event event) {
        return row(event, Duration.ZERO);
    }

    private long row(Event event, Duration age) {
        long id = rows.size() + 1L;
        rows.add(new CompactEvent(id, event, Instant.EPOCH, age));
        return id;
    }

    private void account(long id, Long nasId, Map<String, Object> variables) {
        accounts.put(id, Facts.Known.of(new Account(id, 77L, nasId, variables)));
    }

    private Plan expand() {
        Coalescing common = Coalescing.of(Settings.of());
        Facts facts = new Facts(new NasIndex(nas.values()), accounts, remembered, homes, any -> common);
        return new Expander(facts, held, row -> row.age().compareTo(grace) >= 0).expand(rows);
    }

    private Event expandOne() {
        List<Expanded> expanded = expand().expansion().expanded();
        assertThat(expanded).hasSize(1);
        return expanded.get(0).event();
    }

    private String rejection() {
        Plan plan = expand();
        assertThat(plan.expansion().expanded()).isEmpty();
        assertThat(plan.expansion().rejected()).hasSize(1);
        return plan.expansion().rejected().get(0).error();
    }

    @Test
    void anEventGetsItsNasItsSubscriberAndTheVariablesOfItsAccount() {
        account(5, NAS, Map.of("login", "ann", "ip", "10.1.1.5", "rate_in", 1024L, "burst", 1.5, "logged", true));
        row(new Event("user_rate_set", 5, null, null, null, 9L, null, null, new Owner("radius", "login")));

        assertThat(expandOne())
                .isEqualTo(new Event(
                        "user_rate_set",
                        5,
                        77L,
                        NAS,
                        World.address(NAS),
                        9L,
                        null,
                        "{\"burst\":1.5,\"ip\":\"10.1.1.5\",\"logged\":true,\"login\":\"ann\",\"rate_in\":1024}",
                        new Owner("radius", "login")));
    }

    @Test
    void whatTheProducerSaysWinsOverTheAccount() {
        account(5, NAS, Map.of("ip", "10.1.1.5", "acct_session_id", "old"));
        row(new Event(
                "user_auth",
                5,
                4L,
                null,
                " " + World.address(2) + " ",
                null,
                "new",
                "{\"IP\": \"10.9.9.9\"}",
                Owner.UNKNOWN));

        Event event = expandOne();
        assertThat(event.nasId()).isEqualTo(2);
        assertThat(event.abonentId()).isEqualTo(4);
        assertThat(event.acctSessionId()).isEqualTo("new");
        assertThat(event.params()).isEqualTo("{\"acct_session_id\":\"old\",\"ip\":\"10.9.9.9\"}");
    }

    @Test
    void theSessionComesFromTheAccountWhereTheRowHasNone() {
        account(5, NAS, Map.of("acct_session_id", "81a0"));
        row(World.about("user_disconnect", 5, null, ""));

        assertThat(expandOne().acctSessionId()).isEqualTo("81a0");
    }

    @Test
    void nothingOfTheNasAndNoCredentialIsFrozen() {
        account(5, NAS, Map.of("login", "ann", "nas_id", 1L, "telnet_password", "secret1", "coa_psw", "secret2"));
        row(
                World.withParams(
                        "user_add",
                        5,
                        "{\"NAS_IP\":\"1.2.3.4\",\"telnet_login\":\"x\",\"coa_port\":1,\"enable_password\":\"secret3\",\"vlan\":7}"));

        Plan plan = expand();
        assertThat(plan.expansion().expanded().get(0).event().params()).isEqualTo("{\"login\":\"ann\",\"vlan\":7}");
        assertThat(plan.expansion().remembered()).containsExactly(Map.entry(FIVE, "{\"login\":\"ann\"}"));
    }

    @Test
    void numbersOfTheProducerKeepTheirDigits() {
        account(5, NAS, Map.of());
        row(World.withParams("user_add", 5, "{\"big\":123456789012345678901234567890,\"exact\":1.10,\"gone\":null}"));

        assertThat(expandOne().params()).isEqualTo("{\"big\":123456789012345678901234567890,\"exact\":1.10}");
    }

    @Test
    void aNullTakesAVariableAway() {
        account(5, NAS, Map.of("ip", "10.1.1.5", "snatip", "9.9.9.9"));
        row(World.withParams("user_edit", 5, "{\"snatip\":null}"));

        assertThat(expandOne().params()).isEqualTo("{\"ip\":\"10.1.1.5\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "7",
                "null",
                "\"text\"",
                "{",
                "{\"a\":1",
                "{\"a\":1} {}",
                "{\"a\":1}x",
                "{'a':1}",
                "{\"a\":}",
                "nonsense",
                "{\"a\":[1]}",
                "{\"a\":{\"b\":1}}",
                "{\"\":1}",
                "{\"a=b\":1}",
                "{\"a\\u0000\":1}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}"
            })
    void paramsThatAreNoObjectOfSingleValuesAreRejected(String params) {
        account(5, NAS, Map.of());
        row(World.withParams("user_add", 5, params));

        assertThat(rejection()).startsWith("PARAMS cannot be used: ").doesNotContain("\n", "\u0000");
    }

    @Test
    void hostileValuesOfTheProducerAreKeptAsTheyAre() throws Exception {
        account(5, NAS, Map.of("name", "a\"b\\c\nd\u0000e$(f);[g] \uD83D\uDE00"));
        row(World.withParams("user_add", 5, "{\"x\":\"\\u0000\\\"];$\"}"));

        Map<String, Object> read = Params.read(expandOne().params());
        assertThat(read)
                .containsEntry("name", "a\"b\\c\nd\u0000e$(f);[g] \uD83D\uDE00")
                .containsEntry("x", "\u0000\"];$");
    }

    @Test
    void aValueOfAnySizeIsKept() throws Exception {
        String long1 = "x".repeat(1_000_000);
        account(5, NAS, Map.of());
        row(World.withParams("user_add", 5, "{\"x\":\"" + long1 + "\"}"));

        assertThat(Params.read(expandOne().params())).containsEntry("x", long1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "user add", "user_add;reboot", "../user_add", "user_add\n", "юзер", "a\u0000", "'"})
    void aCommandThatNobodyCanMeanIsRejected(String command) {
        account(5, NAS, Map.of());
        row(Event.of(command, 5));

        assertThat(rejection()).contains("cannot be a command (CMD)").doesNotContain("\n", "\u0000");
    }

    @Test
    void aCommandOfMoreThan64CharactersIsRejectedInAShortLine() {
        account(5, NAS, Map.of());
        row(Event.of("x".repeat(100_000), 5));

        assertThat(rejection()).hasSizeLessThan(200);
    }

    @Test
    void anUnknownCommandIsTheBusinessOfTheDispatch() {
        account(5, NAS, Map.of());
        row(Event.of("b_negbal.v2-x", 5));

        assertThat(expandOne().type()).isEqualTo("b_negbal.v2-x");
    }

    @Test
    void anUnknownAccountIsRejectedByName() {
        row(Event.of("user_add", 5));

        assertThat(rejection()).contains("account 5", "USERS");
    }

    @Test
    void anUnknownNasIsRejectedByItsAddress() {
        account(5, NAS, Map.of());
        row(World.onNas("user_add", 5, "192.0.2.1"));

        assertThat(rejection()).contains("192.0.2.1", "NAS_IP", "nas:add");
    }

    @Test
    void anAccountWithoutNasIsRejected() {
        account(5, null, Map.of());
        row(Event.of("user_add", 5));

        assertThat(rejection()).contains("account 5", "on no NAS");
    }

    @Test
    void anAccountOnANasThatIsNotThereIsRejected() {
        account(5, 99L, Map.of());
        row(Event.of("user_add", 5));

        assertThat(rejection()).contains("account 5", "99");
    }

    @Test
    void anAccountWithoutNasIsServedWhereTheEventNamesOne() {
        account(5, null, Map.of());
        row(World.onNas("user_add", 5, World.address(2)));

        assertThat(expandOne().nasId()).isEqualTo(2);
    }

    @Test
    void ofSeveralNasWithOneAddressTheAccountsOwnIsMeant() {
        Nas twin = World.nas(3, Map.of());
        nas.put(
                3L,
                new Nas(
                        3,
                        "twin",
                        World.address(1),
                        twin.scheme(),
                        null,
                        1,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        Map.of()));
        account(5, 3L, Map.of());
        account(6, 2L, Map.of());
        row(World.onNas("user_add", 5, World.address(1)));
        row(World.onNas("user_add", 6, World.address(1)));

        assertThat(expand().expansion().expanded())
                .extracting(one -> one.event().nasId())
                .containsExactly(3L, 1L);
    }

    @Test
    void anUnknownAccountWaitsForItsGraceAndHoldsItsLaterEvents() {
        grace = Duration.ofSeconds(5);
        account(6, NAS, Map.of());
        long first = row(Event.of("user_add", 5), Duration.ofSeconds(4));
        long other = row(Event.of("user_add", 6));
        long second = row(World.onNas("user_edit", 5, World.address(2)), Duration.ofSeconds(9));

        Plan plan = expand();
        assertThat(plan.deferred()).extracting(CompactEvent::id).containsExactly(first, second);
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.source().id())
                .containsExactly(other);
        assertThat(plan.expansion().rejected()).isEmpty();
    }

    @Test
    void onceItIsRejectedItsLaterEventsGoOn() {
        grace = Duration.ofSeconds(5);
        account(5, NAS, Map.of());
        long first = row(World.onNas("user_add", 5, "192.0.2.1"), Duration.ofSeconds(5));
        long second = row(Event.of("user_edit", 5), Duration.ofSeconds(1));

        Plan plan = expand();
        assertThat(plan.expansion().rejected())
                .extracting(one -> one.source().id())
                .containsExactly(first);
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.source().id())
                .containsExactly(second);
        assertThat(plan.deferred()).isEmpty();
    }

    @Test
    void eventsOfAHeldAccountStay() {
        account(5, NAS, Map.of());
        held.add(5L);
        long id = row(Event.of("user_add", 5));

        Plan plan = expand();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.deferred()).extracting(CompactEvent::id).containsExactly(id);
    }

    @Test
    void ofTwoUserDelTheFirstCarriesTheOldDataAndTheSecondTheNew() {
        remembered.put(FIVE, Frozen.of("{\"acct_session_id\":\"s1\",\"ip\":\"10.1.1.1\"}"));
        account(5, NAS, Map.of("ip", "10.2.2.2", "acct_session_id", "s2"));
        row(Event.of("user_del", 5));
        row(Event.of("user_del", 5));

        Plan plan = expand();
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsExactly(
                        "{\"acct_session_id\":\"s1\",\"ip\":\"10.1.1.1\"}",
                        "{\"acct_session_id\":\"s2\",\"ip\":\"10.2.2.2\"}");
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().acctSessionId())
                .containsExactly("s1", "s2");
        assertThat(plan.expansion().remembered())
                .containsExactly(Map.entry(FIVE, "{\"acct_session_id\":\"s2\",\"ip\":\"10.2.2.2\"}"));
    }

    @Test
    void aUserDelOfAnUnchangedAccountCarriesWhatIsThere() {
        account(5, NAS, Map.of("ip", "10.1.1.1"));
        remembered.put(FIVE, Frozen.unread(Frozen.of("{\"ip\":\"10.1.1.1\"}").digest()));
        row(Event.of("user_del", 5));

        Plan plan = expand();
        assertThat(plan.expansion().expanded().get(0).event().params()).isEqualTo("{\"ip\":\"10.1.1.1\"}");
        assertThat(plan.expansion().remembered()).isEmpty();
    }

    @Test
    void aUserDelWithVariablesOfItsOwnIsTakenAtItsWord() {
        remembered.put(FIVE, Frozen.of("{\"ip\":\"10.1.1.1\"}"));
        account(5, NAS, Map.of("ip", "10.2.2.2", "mac", "aa"));
        row(World.withParams("user_del", 5, "{\"ip\":\"10.3.3.3\"}"));
        row(World.withParams("user_del", 5, "{}"));

        Plan plan = expand();
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsExactly("{\"ip\":\"10.3.3.3\",\"mac\":\"aa\"}", "{\"ip\":\"10.2.2.2\",\"mac\":\"aa\"}");
    }

    @Test
    void otherEventsCarryTheNewDataAndItIsRemembered() {
        remembered.put(FIVE, Frozen.unread(1));
        account(5, NAS, Map.of("ip", "10.2.2.2"));
        row(Event.of("user_edit", 5));
        row(Event.of("user_del", 5));

        Plan plan = expand();
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsExactly("{\"ip\":\"10.2.2.2\"}", "{\"ip\":\"10.2.2.2\"}");
        assertThat(plan.expansion().remembered()).containsExactly(Map.entry(FIVE, "{\"ip\":\"10.2.2.2\"}"));
    }

    @Test
    void variablesAreRememberedForEachNasApart() {
        remembered.put(FIVE, Frozen.of("{\"ip\":\"10.1.1.1\"}"));
        account(5, 2L, Map.of("ip", "10.2.2.2"));
        row(World.onNas("user_del", 5, World.address(1)));
        row(Event.of("user_del", 5));

        Plan plan = expand();
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsExactly("{\"ip\":\"10.1.1.1\"}", "{\"ip\":\"10.2.2.2\"}");
    }

    @Test
    void aGoneAccountIsDeletedWithWhatIsRemembered() {
        remembered.put(FIVE, Frozen.of("{\"abonent_id\":12,\"ip\":\"10.1.1.1\"}"));
        homes.put(5L, List.of(nas.get(NAS)));
        row(Event.of("user_del", 5));
        row(World.onNas("user_del", 5, World.address(1)));

        Plan plan = expand();
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsOnly("{\"abonent_id\":12,\"ip\":\"10.1.1.1\"}");
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().nasId())
                .containsExactly(NAS, NAS);
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().abonentId())
                .containsExactly(12L, 12L);
        assertThat(plan.expansion().remembered()).isEmpty();
    }

    @Test
    void aGoneAccountOfSeveralNasIsRejectedNamingThem() {
        homes.put(5L, List.copyOf(nas.values()));
        row(Event.of("user_del", 5));

        assertThat(rejection()).contains("bras1, bras2", "NAS_IP");
    }

    @Test
    void aGoneAccountThatNobodyRemembersIsRejectedUnlessTheProducerSaysAll() {
        row(World.onNas("user_del", 5, World.address(1)));
        row(new Event("user_del", 6, null, null, World.address(1), null, null, "{\"ip\":\"10.6.6.6\"}", Owner.UNKNOWN));

        Plan plan = expand();
        assertThat(plan.expansion().rejected())
                .extracting(one -> one.source().id())
                .containsExactly(1L);
        assertThat(plan.expansion().expanded())
                .extracting(one -> one.event().params())
                .containsExactly("{\"ip\":\"10.6.6.6\"}");
    }

    @Test
    void onlyUserDelCanBeSentForAGoneAccount() {
        remembered.put(FIVE, Frozen.of("{\"ip\":\"10.1.1.1\"}"));
        homes.put(5L, List.of(nas.get(NAS)));
        row(Event.of("user_edit", 5));

        assertThat(rejection()).contains("account 5");
    }

    @Test
    void whatIsObsoleteIsDroppedAndTheAccountsLogSaysSo() {
        account(5, NAS, Map.of());
        row(Event.of("user_redirect", 5));
        row(Event.of("user_redirect_cancel", 5));

        Plan plan = expand();
        assertThat(plan.expansion().coalesced()).singleElement().satisfies(one -> {
            assertThat(one.dropped().id()).isEqualTo(1);
            assertThat(one.by().id()).isEqualTo(2);
        });
        assertThat(plan.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.abonentId()).isEqualTo(77);
            assertThat(remark.text()).contains("user_redirect (compact id 1)", "user_redirect_cancel (compact id 2)");
        });
        assertThat(plan.expansion().expanded()).singleElement().satisfies(one -> assertThat(one.group())
                .containsExactlyInAnyOrder("user_redirect", "user_redirect_cancel"));
    }

    @Test
    void anEventThatIsNoStateMakesNothingObsolete() {
        account(5, NAS, Map.of());
        row(Event.of("user_edit", 5));

        assertThat(expand().expansion().expanded().get(0).group()).isEmpty();
    }
}
