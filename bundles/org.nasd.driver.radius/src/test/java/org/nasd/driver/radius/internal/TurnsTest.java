package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;

/** Which request leaves when, and under which identifier. */
@Timeout(60)
final class TurnsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void requestsForOneSubscribersSessionGoOneAtATime() throws Exception {
        try (Bench bench = new Bench().with("retry.count", "0");
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            DeviceSession other = bench.session(nas.port());
            Task byHand = new Task(
                    0,
                    "exec",
                    0,
                    Map.of(),
                    List.of("disconnect Acct-Session-Id=1,User-Name=c"),
                    null,
                    Duration.ofSeconds(10));
            List<CompletionStage<Outcome>> outcomes = List.of(
                    session.perform(Bench.task("coa Acct-Session-Id=1,User-Name=a")),
                    session.perform(Bench.task("coa User-Name=b,Acct-Session-Id=1")),
                    other.perform(byHand),
                    session.perform(Bench.task("coa Acct-Session-Id=2,User-Name=d")));
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ScriptedNas.Request request = nas.awaitRequests(i + 1).get(i);
                String name = request.packet().text(1);
                order.add(name);
                nas.reply(request, request.packet().ack());
                assertThat(Bench.await(outcomes.get("abcd".indexOf(name)))).isInstanceOf(Outcome.Done.class);
            }
            order.remove("d");
            assertThat(order).containsExactly("a", "b", "c");
        }
    }

    @Test
    void noSecondRequestForASessionLeavesWhileOneIsInWork() throws Exception {
        Set<String> inWork = ConcurrentHashMap.newKeySet();
        AtomicInteger together = new AtomicInteger();
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        try (Bench bench = new Bench();
                ScriptedNas nas = new ScriptedNas((n, request) -> {
                    String session = request.packet().text(44);
                    together.addAndGet(inWork.add(session) ? 0 : 1);
                    later.schedule(
                            () -> {
                                inWork.remove(session);
                                n.reply(request, request.packet().ack());
                            },
                            1,
                            TimeUnit.MILLISECONDS);
                })) {
            DeviceSession session = bench.session(nas.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                outcomes.add(session.perform(Bench.task("coa Acct-Session-Id=s" + i % 7 + ",Session-Timeout=" + i)));
            }
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).isInstanceOf(Outcome.Done.class);
            }
            assertThat(together).hasValue(0);
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void whoeverWaitsTooLongForItsTurnIsSentLaterAndNotUncertain() throws Exception {
        try (Bench bench = new Bench();
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            var first = session.perform(Bench.task(Duration.ofSeconds(1), "coa User-Name=a"));
            var second = session.perform(Bench.task(SHORT, "coa User-Name=a,Session-Timeout=2"));
            var third = session.perform(Bench.task("coa User-Name=a,Session-Timeout=3"));
            assertThat(((Outcome.Postpone) Bench.await(second)).reason()).contains("was not sent");
            assertThat(nas.awaitRequests(1)).hasSize(1);
            assertThat(Bench.await(first)).isInstanceOf(Outcome.Silent.class);
            ScriptedNas.Request last = nas.awaitRequests(2).get(1);
            nas.reply(last, last.packet().ack());
            assertThat(Bench.await(third)).isInstanceOf(Outcome.Done.class);
            assertThat(last.packet().pairs(27).get(0).value()).containsExactly(0, 0, 0, 3);
        }
    }

    @Test
    void moreThan256OnTheirWayLeaveByFurtherPortsUpToTheLimit() throws Exception {
        try (Bench bench = new Bench()
                        .with("ports.max", "2")
                        .with("retry.count", "0")
                        .with("retry.interval", "30");
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                outcomes.add(session.perform(Bench.task(Duration.ofSeconds(30), "coa User-Name=u" + i)));
            }
            List<ScriptedNas.Request> requests = nas.awaitRequests(512);
            Set<String> places = new HashSet<>();
            Set<Integer> ports = new HashSet<>();
            for (ScriptedNas.Request request : requests) {
                assertThat(places.add(request.packet().id() + "@" + ScriptedNas.portOf(request)))
                        .isTrue();
                ports.add(ScriptedNas.portOf(request));
            }
            assertThat(ports).hasSize(2);
            for (int i = 0; i < 600; i++) {
                ScriptedNas.Request request = nas.awaitRequests(i + 1).get(i);
                nas.reply(request, request.packet().ack());
                int number = Integer.parseInt(request.packet().text(1).substring(1));
                assertThat(Bench.await(outcomes.get(number))).isInstanceOf(Outcome.Done.class);
            }
            assertThat(nas.requests()).hasSize(600);
        }
    }

    @Test
    void identifiersThatGotNoAnswerAreUsedAgainOnlyAfterTheirRest() throws Exception {
        try (Bench bench = new Bench()
                        .with("ports.max", "1")
                        .with("retry.count", "0")
                        .with("retry.interval", "0.2")
                        .with("id.rest", "1.5");
                ScriptedNas nas = ScriptedNas.silent()) {
            DeviceSession session = bench.session(nas.port());
            List<CompletionStage<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 257; i++) {
                outcomes.add(session.perform(Bench.task("coa User-Name=u" + i)));
            }
            List<ScriptedNas.Request> requests = nas.awaitRequests(257);
            ScriptedNas.Request again = requests.get(256);
            ScriptedNas.Request before = requests.stream()
                    .filter(r -> r.packet().id() == again.packet().id())
                    .findFirst()
                    .orElseThrow();
            assertThat(Duration.ofNanos(again.at() - before.at())).isGreaterThan(Duration.ofMillis(1500));
            for (CompletionStage<Outcome> outcome : outcomes) {
                assertThat(Bench.await(outcome)).isInstanceOf(Outcome.Silent.class);
            }
        }
    }
}
