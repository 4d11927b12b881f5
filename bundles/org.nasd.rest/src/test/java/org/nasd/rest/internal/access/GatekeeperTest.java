package org.nasd.rest.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Role;
import org.nasd.rest.internal.answer.Refusal;

class GatekeeperTest {

    /** SHA-256 of the text "0123456789abcdef". */
    private static final String HASH = "9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f";

    private static final String TOKEN = "Bearer 0123456789abcdef";

    private final AtomicLong clock = new AtomicLong(-5_000_000_000L);
    private final List<String> checked = new ArrayList<>();

    private Gatekeeper gatekeeper(boolean loginAlways, int perSecond) {
        return new Gatekeeper(
                loginAlways,
                new Tokens(Map.of("billing", "viewer: " + HASH, "service.pid", "x")),
                (name, password) -> {
                    checked.add(name);
                    return password.equals("пароль:1") ? Optional.of(Role.ADMIN) : Optional.empty();
                },
                new Patience(clock::get),
                new Rates(perSecond, clock::get));
    }

    private static Visit visit(String peer, String host, String authorization, String... headers) {
        return new Visit(peer, host, List.of(headers), null, null, authorization);
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(int status, Gatekeeper gatekeeper, Visit visit) {
        assertThatThrownBy(() -> gatekeeper.admit(visit))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8082", "localhost:8082", "LOCALHOST", "[::1]:8082", "127.9.9.9"})
    void aProgramOnThisMachineIsAnOperatorWithoutALogin(String host) {
        Caller caller = gatekeeper(false, 0).admit(visit("127.0.0.1", host, null, "host", "user-agent"));

        assertThat(caller.role()).isEqualTo(Role.OPERATOR);
        assertThat(caller.origin()).contains("127.0.0.1");
        assertThat(gatekeeper(false, 0)
                        .admit(visit("0:0:0:0:0:0:0:1", host, null))
                        .role())
                .isEqualTo(Role.OPERATOR);
        assertThat(gatekeeper(false, 0)
                        .admit(visit("::ffff:127.0.0.1", host, null))
                        .role())
                .isEqualTo(Role.OPERATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.80.82:8082",
                "nasd.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:127",
                "127.0.0.1@evil",
                "",
                "[::2]",
                "0.0.0.0",
            })
    void aHostThatIsNotThisMachineNeedsALogin(String host) {
        assertRefused(401, gatekeeper(false, 0), visit("127.0.0.1", host, null));
    }

    @Test
    void aRequestWithoutAHostNeedsALogin() {
        assertRefused(401, gatekeeper(false, 0), visit("127.0.0.1", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded", "x-real-ip", "via"})
    void whatAProxyPassedOnNeedsALogin(String header) {
        assertRefused(401, gatekeeper(false, 0), visit("127.0.0.1", "127.0.0.1", null, "host", header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "169.254.80.82", "::2", "fe80::1%lo"})
    void anotherMachineNeedsALogin(String peer) {
        assertRefused(401, gatekeeper(false, 0), visit(peer, "127.0.0.1", null));
    }

    @Test
    void everybodyNeedsALoginWhereThatIsDemanded() {
        assertRefused(401, gatekeeper(true, 0), visit("127.0.0.1", "127.0.0.1", null));
        assertThat(gatekeeper(true, 0)
                        .admit(visit("127.0.0.1", "127.0.0.1", TOKEN))
                        .role())
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void aPageOfAnotherSiteIsRefusedEvenWithALogin() {
        for (String site : List.of("cross-site", "same-site", "anything")) {
            assertRefused(
                    403, gatekeeper(false, 0), new Visit("127.0.0.1", "127.0.0.1:8082", List.of(), null, site, TOKEN));
        }
        for (String origin :
                List.of("http://evil.example", "null", "http://127.0.0.1:8181", "http://127.0.0.1:80821")) {
            assertRefused(
                    403, gatekeeper(false, 0), new Visit("127.0.0.1", "127.0.0.1:8082", List.of(), origin, null, null));
        }
        assertThat(gatekeeper(false, 0)
                        .admit(new Visit(
                                "127.0.0.1",
                                "127.0.0.1:8082",
                                List.of(),
                                "http://127.0.0.1:8082",
                                "same-origin",
                                null)))
                .isNotNull();
    }

    @Test
    void aPasswordOrATokenTellsWhoItIs() {
        Caller vera = gatekeeper(false, 0).admit(visit("10.0.0.7", "nasd.example", basic("vera:пароль:1")));
        assertThat(vera.name()).isEqualTo("vera");
        assertThat(vera.role()).isEqualTo(Role.ADMIN);

        Caller billing = gatekeeper(false, 0).admit(visit("10.0.0.7", "nasd.example", TOKEN));
        assertThat(billing.name()).isEqualTo("billing");
        assertThat(billing.role()).isEqualTo(Role.VIEWER);
        assertThat(billing.origin()).contains("10.0.0.7");
    }

    @Test
    void aLoginThatIsWrongIsRefusedEvenWhereNoneIsNeeded() {
        for (String authorization : List.of(
                basic("vera:wrong"),
                basic("vera:"),
                basic(":x"),
                basic("vera"),
                "Bearer " + HASH,
                "Bearer x",
                "Bearer",
                "Digest username=x",
                "Basic ***",
                "Basic /w==")) {
            assertRefused(401, gatekeeper(false, 0), visit("127.0.0.1", "127.0.0.1", authorization));
        }
    }

    @Test
    void whoGuessesMustWaitLongerAndLongerAndNothingIsCheckedMeanwhile() {
        Gatekeeper gatekeeper = gatekeeper(false, 0);
        Visit guess = visit("10.0.0.7", "x", basic("vera:wrong"));
        for (int i = 0; i < 5; i++) {
            assertRefused(401, gatekeeper, guess);
        }
        assertRefused(429, gatekeeper, guess);
        assertRefused(429, gatekeeper, visit("10.0.0.7", "x", basic("vera:пароль:1")));
        assertThat(checked).hasSize(5);
        // others, and the same name from elsewhere, are not held up
        assertThat(gatekeeper.admit(visit("10.0.0.8", "x", basic("vera:пароль:1"))))
                .isNotNull();

        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertRefused(401, gatekeeper, guess);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertRefused(429, gatekeeper, guess);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(gatekeeper.admit(visit("10.0.0.7", "x", basic("vera:пароль:1"))))
                .isNotNull();
        assertRefused(401, gatekeeper, guess);
    }

    @Test
    void whoTriesManyNamesMustWaitToo() {
        Gatekeeper gatekeeper = gatekeeper(false, 0);
        for (int i = 0; i < 25; i++) {
            assertRefused(401, gatekeeper, visit("10.0.0.7", "x", basic("name" + i + ":wrong")));
        }
        assertRefused(429, gatekeeper, visit("10.0.0.7", "x", basic("another:wrong")));
        assertRefused(429, gatekeeper, visit("10.0.0.7", "x", "Bearer wrong"));
    }

    @Test
    void aCallerHasSoManyRequestsASecond() {
        Gatekeeper gatekeeper = gatekeeper(false, 3);
        Visit local = visit("127.0.0.1", "127.0.0.1", null);
        for (int i = 0; i < 3; i++) {
            gatekeeper.admit(local);
        }
        assertRefused(429, gatekeeper, local);
        assertRefused(401, gatekeeper, visit("10.0.0.7", "x", null));
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(334));
        gatekeeper.admit(local);
        assertRefused(429, gatekeeper, local);
    }

    @Test
    void aTokenThatIsWrittenDownInPlainIsNotInForce() {
        Tokens tokens = new Tokens(Map.of("a", "operator:secret", "b", "root:" + HASH, "no name", "viewer:" + HASH));

        assertThat(tokens.owner("secret")).isEmpty();
        assertThat(tokens.owner("0123456789abcdef")).isEmpty();
    }

    @Test
    void strangersDoNotFillTheMemory() {
        Recent<String> recent = new Recent<>();
        for (int i = 0; i < 20_000; i++) {
            recent.put("stranger " + i, "");
        }
        assertThat(recent).hasSize(10_000).containsKey("stranger 19999");
    }
}
