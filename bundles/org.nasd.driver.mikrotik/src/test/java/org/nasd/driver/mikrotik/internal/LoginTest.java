package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.driver.mikrotik.internal.Bench.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

final class LoginTest {

    private final Bench bench = new Bench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void logsInByNameAndPassword() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(ScriptedRouter.afterLogin(ScriptedRouter.Peer::awaitEnd))) {
            bench.session(router.port()).close();
            assertThat(router.received()).containsExactly("/login =name=nasd =password=secret");
        }
    }

    @Test
    void sendsTheLoginInTheCharacterSetOfTheRouter() throws Exception {
        Charset cp1251 = Charset.forName("windows-1251");
        List<byte[]> words = new ArrayList<>();
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            words.addAll(peer.readBytes());
            peer.say("!done");
            peer.awaitEnd();
        })) {
            bench.with("charset", "windows-1251").as("админ", "пароль").session(router.port());
            assertThat(words.get(2)).isEqualTo("=password=пароль".getBytes(cp1251));
        }
    }

    @Test
    void answersTheChallengeOfOldRoutersOnlyWhereTheSettingsSaySo() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(LoginTest::oldRouter)) {
            bench.with("legacy_login", "true").as("admin", "пароль").session(router.port());
            assertThat(router.received())
                    .containsExactly("/login", "/login =name=admin =response=008282e2b43134978edf8caed8fb4d5e43");
        }
    }

    private static void oldRouter(ScriptedRouter.Peer peer) throws IOException {
        peer.read();
        peer.say("!done", "=ret=93b438ec9b80057c06dd9fe67d56aa9a");
        peer.read();
        peer.say("!done");
        peer.awaitEnd();
    }

    @Test
    void doesNotAnswerAChallengeThatWasNotAskedFor() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(LoginTest::oldRouter)) {
            Outcome.Unavailable why = bench.refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
            assertThat(why.reason()).contains("legacy_login = true");
            assertThat(router.received()).hasSize(1);
        }
    }

    @Test
    void neverSendsThePasswordInClearWhereTheChallengeIsAskedFor() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            peer.read();
            peer.say("!done");
            peer.awaitEnd();
        })) {
            Outcome.Unavailable why = bench.with("legacy_login", "true").refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.MISCONFIGURED);
            assertThat(router.received()).containsExactly("/login");
        }
    }

    @Test
    void tellsWhyItWasNotLetIn() throws Exception {
        assertRefused(Trouble.LOGIN_REFUSED, "!trap", "=message=invalid user name or password (6)");
        assertRefused(Trouble.LOGIN_REFUSED, "!trap", "=message=cannot log in");
        assertRefused(Trouble.LOGIN_REFUSED, "!trap", "=message=something new");
        assertRefused(Trouble.BUSY, "!trap", "=message=too many sessions");
        assertRefused(Trouble.BUSY, "!fatal", "max sessions reached");
        assertRefused(Trouble.LOST, "!fatal", "shutting down");
        assertRefused(Trouble.LOST, "!trap", "=message=RADIUS server is not responding, timeout");
    }

    private void assertRefused(Trouble trouble, String... answer) throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            peer.read();
            peer.say(answer);
            peer.say("!done");
            peer.awaitEnd();
        })) {
            Outcome.Unavailable why = bench.refusal(router.port());
            assertThat(why.trouble()).as(why.reason()).isEqualTo(trouble);
            assertThat(why.reason())
                    .contains(answer[1].replace("=message=", ""))
                    .doesNotContain("secret");
            assertThat(why.doubtful()).isFalse();
        }
    }

    @Test
    void aConnectionClosedDuringLoginIsLost() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(ScriptedRouter.Peer::read)) {
            Outcome.Unavailable why = bench.refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.LOST);
            assertThat(why.reason()).contains("max-sessions");
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Outcome.Unavailable why = bench.refusal(port);
        assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(why.reason()).contains("127.0.0.1:" + port);
    }

    @Test
    void silenceEndsAtTheDeadlineOfTheLogin() throws Exception {
        bench.with("timeout.login", "0.5");
        try (ScriptedRouter router = new ScriptedRouter(ScriptedRouter.Peer::awaitEnd)) {
            assertEndsAfterHalfASecond(bench.opening(router.port()));
        }
    }

    @Test
    void oneByteAtATimeDoesNotPutTheDeadlineOff() throws Exception {
        bench.with("timeout.login", "0.5");
        byte[] answer =
                ScriptedRouter.sentence(java.nio.charset.StandardCharsets.UTF_8, null, "!re", "=x=" + "y".repeat(100));
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            for (byte octet : answer) {
                peer.raw(new byte[] {octet});
                Thread.sleep(50);
            }
        })) {
            assertEndsAfterHalfASecond(bench.opening(router.port()));
        }
    }

    private static void assertEndsAfterHalfASecond(CompletionStage<Opening> opening) {
        long start = System.nanoTime();
        Outcome.Unavailable why = ((Opening.NotOpened) await(opening)).why();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(1500));
        assertThat(why.trouble()).isEqualTo(Trouble.LOST);
        assertThat(why.reason()).contains("0.5 s");
    }

    @Test
    void whatIsNoRouterIsSaidToBeNone() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            peer.raw(new byte[] {(byte) 0xF0, -1, -1, -1, -1});
            peer.awaitEnd();
        })) {
            assertThat(bench.refusal(router.port()).reason()).contains("does not speak the RouterOS API", "4294967295");
        }
    }

    @Test
    void wrongSettingsAreNoNetworkTrouble() {
        assertThat(bench.as("", "x").refusal(1).trouble()).isEqualTo(Trouble.MISCONFIGURED);
        assertThat(bench.as("x", "x").refusal(70_000).reason()).contains("TELNET_PORT");
        assertThat(bench.with("tls", "maybe").refusal(1).reason()).contains("tls = maybe");
    }

    @Test
    void aNameNobodyKnowsIsUnreachable() {
        Opening opening = await(bench.driver().open(bench.device("no-such-router.invalid", 8728), bench.context()));
        assertThat(((Opening.NotOpened) opening).why().trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void aStoppedDriverOpensNothing() {
        bench.close();
        assertThat(bench.refusal(1).reason()).contains("stopping");
    }

    @Test
    void stoppingEndsWhatIsBeingOpened() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(ScriptedRouter.Peer::awaitEnd)) {
            CompletionStage<Opening> opening = bench.opening(router.port());
            bench.close();
            assertThat(((Opening.NotOpened) await(opening)).why().trouble()).isEqualTo(Trouble.LOST);
        }
    }
}
