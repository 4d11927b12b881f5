package org.nasd.driver.telnet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Trouble;

/** Against servers that are scripted byte by byte, most of them no good. */
@Timeout(30)
class TelnetDialogueTest {

    private static final Map<String, String> QUICK = Map.of("timeout.connect", "1", "timeout.login", "1");

    @AfterEach
    void leavesNoThread() throws Exception {
        Devices.await(() -> Devices.threads().isEmpty(), "threads left: " + Devices.threads());
    }

    @Test
    void negotiatesDoublesTheByte255AndReadsPastNulAndBackspace() throws Exception {
        Map<String, String> options = Map.of("charset", "windows-1251", "binary", "true", "eol", "\\r");
        try (ScriptedServer server = new ScriptedServer((socket, s) -> {
            ScriptedServer.say(
                    socket, "\u00ff\u00fd\u0018\u00ff\u00fd\u0063\u00ff\u00fb\u0001\u00ff\u00fb\u0003Login: ");
            s.expect(socket, "admin\r");
            ScriptedServer.say(socket, "Password:\0 \u00ff\u00fe\"");
            s.expect(socket, "\u00ff\u00ff\r");
            ScriptedServer.say(socket, "\r\nnax\bs# \0");
            s.expect(socket, "show\r");
            ScriptedServer.say(socket, "show\r\n\u00ff\u00ff\u00ff\u00f1ok\r\nnas# ");
            s.expectEnd(socket);
        })) {
            BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "я", options);
            assertThat(nas.connect()).isEmpty();
            assertThat(Devices.answer(nas, "show")).isEqualTo("яok");
            nas.close();
            assertThat(server.peerIsGone())
                    .as("gone on the wire when close returns")
                    .isTrue();
            String received = new String(server.received(), StandardCharsets.ISO_8859_1);
            assertThat(received).as("an unknown option is declined once").containsOnlyOnce("\u00ff\u00fc\u0063");
            assertThat(received).as("the terminal type is agreed to").contains("\u00ff\u00fb\u0018");
        }
    }

    @Test
    void withoutBinaryEnterIsCarriageReturnAndLineFeed() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, s) -> {
            ScriptedServer.say(socket, "nas# ");
            s.expect(socket, "show\r\n");
            ScriptedServer.say(socket, "show\r\nok\r\nnas# ");
            s.expectEnd(socket);
        })) {
            BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "x", Map.of());
            assertThat(nas.connect()).isEmpty();
            assertThat(Devices.answer(nas, "show")).isEqualTo("ok");
            nas.abort();
            assertThat(server.peerIsGone()).isTrue();
        }
    }

    @Test
    void aDeviceThatSaysNothingIsGivenUpAtTheTimeOutOfTheLogin() throws Exception {
        assertThat(connect((socket, s) -> s.expectEnd(socket)).trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void aDeviceThatClosesAtOnceHasEnoughSessions() throws Exception {
        assertThat(connect((socket, s) -> socket.shutdownOutput()).trouble()).isEqualTo(Trouble.BUSY);
    }

    @Test
    void aByteASecondOrAnEndlessBannerEndsAtTheTimeOut() throws Exception {
        for (String piece : new String[] {"x", "banner #\r\n".repeat(5000), "y".repeat(50_000)}) {
            long from = System.nanoTime();
            Outcome.Unavailable why = connect((socket, s) -> {
                while (true) {
                    ScriptedServer.say(socket, piece);
                    if (piece.length() == 1) {
                        Thread.sleep(100);
                    }
                }
            });
            assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(3));
        }
    }

    @Test
    void aResetInAnAnswerLeavesTheCommandInDoubt() throws Exception {
        try (ScriptedServer server = new ScriptedServer((socket, s) -> {
            ScriptedServer.say(socket, "nas# ");
            s.expect(socket, "drop\r\n");
            ScriptedServer.say(socket, "drop\r\nhal");
            socket.setSoLinger(true, 0);
        })) {
            BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "x", Map.of());
            assertThat(nas.connect()).isEmpty();
            Outcome.Unavailable lost = (Outcome.Unavailable) Devices.perform(nas, "drop");
            assertThat(lost.doubtful()).isTrue();
            assertThat(nas.isOpen()).isFalse();
            nas.close();
        }
    }

    @Test
    void abortUnblocksEverythingAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((socket, s) -> {
            ScriptedServer.say(socket, "nas# ");
            s.expect(socket, "show\r\n");
            asked.countDown();
            s.expectEnd(socket);
        })) {
            BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "x", Map.of());
            assertThat(nas.connect()).isEmpty();
            Future<Outcome> hanging = inBackground(() -> Devices.perform(nas, "show"));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            nas.abort();
            assertThat(hanging.get(1, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unavailable.class);
            assertThat(server.peerIsGone()).isTrue();
        }
    }

    @Test
    void garbageNeverHangsIt() throws Exception {
        assertThat(connect((socket, s) -> {
                    byte[] garbage = new byte[100_000];
                    new java.util.Random(7).nextBytes(garbage);
                    socket.getOutputStream().write(garbage);
                }))
                .isNotNull();
    }

    @Test
    void aThousandFailuresLeaveNothingBehind() throws Exception {
        int before = Thread.activeCount();
        try (ScriptedServer server = new ScriptedServer((socket, s) -> socket.close())) {
            for (int i = 0; i < 1000; i++) {
                BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "x", QUICK);
                assertThat(nas.connect()).isPresent();
                nas.abort();
            }
        }
        Devices.await(() -> Thread.activeCount() <= before + 1, "threads left");
    }

    @Test
    void namesMistakesInItsSettings() {
        TelnetDriver driver = new TelnetDriver();
        assertThat(driver.check(Settings.of(driver.defaults()))).isEmpty();
        assertThat(driver.check(Settings.of(driver.defaults(), Map.of("eol", "\\r"))))
                .singleElement()
                .asString()
                .contains("binary = true");
        assertThat(driver.check(Settings.of(driver.defaults(), Map.of("session.concurrency", "2"))))
                .singleElement()
                .asString()
                .contains("sessions.max");
    }

    private static Outcome.Unavailable connect(ScriptedServer.Behaviour behaviour) throws Exception {
        try (ScriptedServer server = new ScriptedServer(behaviour)) {
            BlockingDialogue nas = Devices.dialogue(server.port(), "admin", "x", QUICK);
            Optional<Outcome.Unavailable> why = nas.connect();
            nas.abort();
            return why.orElseThrow();
        }
    }

    private static Future<Outcome> inBackground(Callable<Outcome> call) {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Future<Outcome> future = one.submit(call);
        one.shutdown();
        return future;
    }
}
