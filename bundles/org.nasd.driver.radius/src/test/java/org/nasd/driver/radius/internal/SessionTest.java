package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;

/** Against a NAS whose every answer is decided here. */
@Timeout(60)
final class SessionTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void whatTheNasAcknowledgesIsDoneAndTheAnswerIsShown() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> n.reply(
                        request, request.packet().ack().with(18, "ok, done").signed()))) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.perform(session, "coa Filter-Id=\"session 10.88.0.15 redirect negbal\"");
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> {
                assertThat(exchange.command()).isEqualTo("coa Filter-Id=\"session 10.88.0.15 redirect negbal\"");
                assertThat(exchange.answer()).isEqualTo("CoA-ACK Reply-Message=\"ok, done\"");
                assertThat(exchange.took()).isPositive();
            });
            TestPacket sent = nas.requests().get(0).packet();
            assertThat(sent.isGenuine(ScriptedNas.SECRET)).isTrue();
            assertThat(sent.code()).isEqualTo(43);
            assertThat(sent.text(11)).isEqualTo("session 10.88.0.15 redirect negbal");
            assertThat(sent.pairs(80)).hasSize(1);
            assertThat(sent.pairs(55)).hasSize(1);
        }
    }

    @Test
    void aRequestNeverEqualsAnEarlierOneOfItsSecond() throws Exception {
        int many = 1_500;
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            DeviceSession session = bench.session(nas.port());
            for (int i = 0; i < many; i++) {
                assertThat(Bench.perform(session, "coa User-Name=a,Filter-Id=on"))
                        .isInstanceOf(Outcome.Done.class);
            }
            assertThat(nas.requests().stream()
                            .map(request -> ScriptedNas.portOf(request) + " "
                                    + request.packet().id() + " "
                                    + request.packet().authenticator())
                            .distinct())
                    .hasSize(many);
        }
    }

    @Test
    void settingsSayWhatEachRequestCarries() throws Exception {
        try (Bench bench = new Bench()
                        .with("message.authenticator", "false")
                        .with("event.timestamp", "false")
                        .with("nas.identifier", "bras \"1\"")
                        .with("nas.ip.address", "nas_ip");
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            DeviceSession session = bench.session(nas.port());
            Bench.perform(session, "disconnect User-Name=a", "coa User-Name=a,NAS-Identifier=other");
            TestPacket first = nas.requests().get(0).packet();
            assertThat(first.isGenuine(ScriptedNas.SECRET)).isTrue();
            assertThat(first.pairs()).extracting(TestPacket.Pair::type).containsExactly(1, 32, 4);
            assertThat(first.text(32)).isEqualTo("bras \"1\"");
            assertThat(first.pairs(4).get(0).value()).containsExactly(127, 0, 0, 1);
            TestPacket second = nas.requests().get(1).packet();
            assertThat(second.pairs(32)).extracting(TestPacket.Pair::text).containsExactly("other");
        }
    }

    @Test
    void theCommandsOfATaskGoInOrderAndStopAtTheFirstRefusal() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> n.reply(
                        request,
                        request.packet().text(1).equals("b")
                                ? request.packet().nak().with(101, 401)
                                : request.packet().ack()))) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.perform(session, "coa User-Name=a", "coa User-Name=b", "coa User-Name=c");
            assertThat(outcome).isInstanceOf(Outcome.Fail.class);
            assertThat(((Outcome.Fail) outcome).reason())
                    .contains(
                            "127.0.0.1:" + nas.port(),
                            "CoA-NAK Error-Cause=401 (Unsupported-Attribute)",
                            "coa User-Name=b");
            assertThat(outcome.exchanges()).hasSize(2);
            assertThat(nas.requests()).extracting(r -> r.packet().text(1)).containsExactly("a", "b");
        }
    }

    @Test
    void aSessionThatIsGoneIsDisconnectedAndABusyNasIsAskedLater() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> n.reply(
                        request,
                        request.packet()
                                .nak()
                                .with(101, request.packet().text(1).equals("gone") ? 503 : 506)))) {
            DeviceSession session = bench.session(nas.port());
            assertThat(Bench.perform(session, "disconnect User-Name=gone")).isInstanceOf(Outcome.Done.class);
            Outcome busy = Bench.perform(session, "disconnect User-Name=busy");
            assertThat(((Outcome.Postpone) busy).reason()).contains("506 (Resources-Unavailable)");
        }
    }

    @Test
    void aRepetitionIsTheSamePacketFromTheSamePort() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (Bench bench = Bench.quick().with("retry.count", "5");
                ScriptedNas nas = new ScriptedNas((n, request) -> {
                    if (count.incrementAndGet() == 3) {
                        n.reply(request, request.packet().ack());
                    }
                })) {
            DeviceSession session = bench.session(nas.port());
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Done.class);
            List<ScriptedNas.Request> requests = nas.requests();
            assertThat(requests).hasSize(3);
            assertThat(requests)
                    .extracting(r -> r.packet().bytes())
                    .containsOnly(requests.get(0).packet().bytes());
            assertThat(requests).extracting(ScriptedNas::portOf).containsOnly(ScriptedNas.portOf(requests.get(0)));
            long first = requests.get(1).at() - requests.get(0).at();
            assertThat(first).as("not sooner than a tenth before the pause").isGreaterThan(43_000_000L);
            assertThat(Bench.perform(session, "coa User-Name=a")).isInstanceOf(Outcome.Silent.class);
            assertThat(nas.requests().get(3).packet().id())
                    .as("after an answer another identifier is used")
                    .isNotEqualTo(requests.get(0).packet().id());
        }
    }

    @Test
    void silenceIsReportedAsSuchAfterTheLastRepetition() throws Exception {
        try (Bench bench = Bench.quick();
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.perform(session, "coa User-Name=a");
            assertThat(outcome).isInstanceOf(Outcome.Silent.class);
            assertThat(((Outcome.Silent) outcome).reason())
                    .contains("127.0.0.1:" + nas.port(), "no answer within", "sent 3 times", "coa User-Name=a");
            assertThat(outcome.exchanges()).singleElement().satisfies(e -> assertThat(e.answer())
                    .isEmpty());
            assertThat(nas.requests()).hasSize(3);
        }
    }

    @Test
    void nothingIsSentAgainOnceTheNodeMayNotSpeakToDevices() throws Exception {
        try (Bench bench = Bench.quick().with("retry.count", "20");
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            var outcome = session.perform(Bench.task("coa User-Name=a"));
            nas.awaitRequests(1);
            bench.permission().withdraw();
            Outcome.Unavailable lost = (Outcome.Unavailable) Bench.await(outcome);
            assertThat(lost.doubtful()).isTrue();
            assertThat(lost.reason()).contains("another node");
            assertThat(Bench.await(session.ended()).reason()).contains("another node");
        }
    }

    @Test
    void theTasksTimeoutEndsItWhateverTheRepetitions() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            long start = System.nanoTime();
            Outcome outcome = Bench.await(session.perform(Bench.task(SHORT, "coa User-Name=a")));
            assertThat(outcome).isInstanceOf(Outcome.Silent.class);
            assertThat(((Outcome.Silent) outcome).reason()).contains("within 0.3 s, sent once");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plusSeconds(2));
        }
    }

    @Test
    void aLateAnswerIsDroppedAndItsIdentifierRests() throws Exception {
        List<ScriptedNas.Request> held = new ArrayList<>();
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> {
                    if (held.isEmpty()) {
                        held.add(request);
                    } else {
                        n.reply(held.get(0), held.get(0).packet().ack());
                        n.reply(request, request.packet().nak().with(101, 404));
                    }
                })) {
            DeviceSession session = bench.session(nas.port());
            assertThat(Bench.await(session.perform(Bench.task(SHORT, "coa User-Name=a"))))
                    .isInstanceOf(Outcome.Silent.class);
            Outcome second = Bench.perform(session, "coa User-Name=a");
            assertThat(second)
                    .as("the answer to the first must not pass for one to the second")
                    .isInstanceOf(Outcome.Fail.class);
        }
    }

    @Test
    void answersThatAreNotProvedAreDroppedAndThePersonHearsWhy() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> {
                    n.send(request.from(), request.packet().ack().bytes("another secret"));
                    n.reply(request, request.packet().ack().badlySigned());
                    n.reply(request, request.packet().answer(41));
                    n.send(request.from(), new byte[] {44, 0, 0});
                    n.send(request.from(), new byte[0]);
                    n.reply(request, request.packet().ack().id(request.packet().id() + 1));
                    n.send(request.from(), request.packet().ack().bytes("another secret"));
                })) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.await(session.perform(Bench.task(SHORT, "coa User-Name=a")));
            assertThat(outcome).isInstanceOf(Outcome.Silent.class);
            assertThat(((Outcome.Silent) outcome).reason())
                    .contains("7 answers were dropped", "Response Authenticator is wrong", "COA_PSW");
        }
    }

    @Test
    void aSignatureCanBeDemanded() throws Exception {
        try (Bench bench = new Bench().with("message.authenticator.required", "true");
                ScriptedNas nas = new ScriptedNas((n, request) -> n.reply(
                        request,
                        request.packet().text(1).equals("signed")
                                ? request.packet().ack().signed()
                                : request.packet().ack()))) {
            DeviceSession session = bench.session(nas.port());
            assertThat(Bench.perform(session, "coa User-Name=signed")).isInstanceOf(Outcome.Done.class);
            Outcome outcome = Bench.await(session.perform(Bench.task(SHORT, "coa User-Name=plain")));
            assertThat(((Outcome.Silent) outcome).reason()).contains("message.authenticator.required");
        }
    }

    @Test
    void whatAnotherAddressSendsIsNotHeard() throws Exception {
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"));
                Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> {
                    byte[] answer = request.packet().ack().bytes(ScriptedNas.SECRET);
                    try {
                        stranger.send(new DatagramPacket(answer, answer.length, request.from()));
                    } catch (java.io.IOException e) {
                        throw new AssertionError(e);
                    }
                })) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.await(session.perform(Bench.task(SHORT, "coa User-Name=a")));
            assertThat(outcome).isInstanceOf(Outcome.Silent.class);
        }
    }

    private static int closedPort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aPortWhereNobodyListensIsKnownAtOnce() throws Exception {
        try (Bench bench = new Bench()) {
            DeviceSession session = bench.session(closedPort());
            long start = System.nanoTime();
            Outcome.Unavailable why = (Outcome.Unavailable) Bench.perform(session, "coa User-Name=a");
            assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(why.doubtful())
                    .as("one datagram, and that was turned away")
                    .isFalse();
            assertThat(why.reason()).contains("refuses", "nothing listens");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(Bench.await(session.ended()).trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(Bench.perform(session, "coa User-Name=a")).isEqualTo(Bench.await(session.ended()));
        }
    }

    @Test
    void whereSeveralWereOnTheirWayNobodyKnowsWhichOneArrived() throws Exception {
        try (Bench bench = Bench.quick().with("retry.count", "20")) {
            ScriptedNas nas = ScriptedNas.silent();
            DeviceSession session = bench.session(nas.port());
            var outcome = session.perform(Bench.task("coa User-Name=a"));
            nas.awaitRequests(1);
            nas.close();
            Outcome.Unavailable why = (Outcome.Unavailable) Bench.await(outcome);
            assertThat(why.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(why.doubtful()).isTrue();
        }
    }

    @Test
    void aCommandThatCannotBeReadFailsBeforeAnythingOfItsTaskIsSent() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.acknowledging()) {
            DeviceSession session = bench.session(nas.port());
            Outcome outcome = Bench.perform(session, "coa User-Name=a", "coa Framed-IP-Address=1");
            assertThat(((Outcome.Fail) outcome).reason()).contains("Framed-IP-Address=1 is not an IPv4 address");
            assertThat(nas.requests()).isEmpty();
        }
    }

    @Test
    void aCheckDecidesWhetherItTookEffect() throws Exception {
        try (Bench bench = new Bench().with("verify.expect", "Reply-Message=blocked");
                ScriptedNas nas = new ScriptedNas((n, request) -> n.reply(
                        request,
                        request.packet().ack().with(18, request.packet().text(1))))) {
            DeviceSession session = bench.session(nas.port());
            assertThat(Bench.await(session.perform(verified("coa User-Name=blocked"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Fail) Bench.await(session.perform(verified("coa User-Name=free")))).reason())
                    .contains("did not take effect");
        }
    }

    private static Task verified(String check) {
        return new Task(1, "t", 1, Map.of(), List.of("coa User-Name=x"), check, Duration.ofSeconds(5));
    }
}
