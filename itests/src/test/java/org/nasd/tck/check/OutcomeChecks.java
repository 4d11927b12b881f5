package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;

/** What a driver answers to what a device does. */
public interface OutcomeChecks {

    /** Longer than anything here takes. */
    Duration AMPLE = Duration.ofSeconds(20);

    @Test
    default void whatTheDeviceDidIsDoneAndWrittenDown(Bench bench) throws Exception {
        String value = bench.freshValue();
        Outcome outcome = bench.mark(bench.session(Map.of()), value, AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.exchanges()).isNotEmpty();
        assertThat(outcome.exchanges()).allSatisfy(exchange -> {
            assertThat(exchange.command()).isNotBlank();
            assertThat(exchange.answer()).isNotNull();
            assertThat(exchange.took()).isPositive();
        });
        assertThat(bench.marked()).contains(value);
    }

    @Test
    default void oneSessionServesManyTasks(Bench bench) throws Exception {
        DeviceSession session = bench.session(Map.of());
        List<String> values = Stream.generate(bench::freshValue).limit(20).toList();
        for (String value : values) {
            assertThat(bench.mark(session, value, AMPLE)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(bench.marked()).containsSubsequence(values);
        assertThat(session.ended().toCompletableFuture()).isNotDone();
    }

    @Test
    default void theCommandsOfATaskGoInOrder(Bench bench) throws Exception {
        assumeTrue(bench.driver().usesTemplates(), "a driver without templates has no commands");
        List<String> values = Stream.generate(bench::freshValue).limit(10).toList();
        Outcome outcome =
                Bench.await(bench.session(Map.of()).perform(bench.marker().taskOf(values, AMPLE)));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(outcome.exchanges()).hasSameSizeAs(values);
        assertThat(bench.marked()).containsSubsequence(values);
        assertThat(outcome.exchanges().stream().map(Exchange::command).toList())
                .zipSatisfy(values, (command, value) -> assertThat(command).contains(value));
    }

    @Test
    default void whatTheDeviceRefusesFailsInItsWordsAndTheRestIsNotSent(Bench bench) throws Exception {
        canPlay(bench, Play.REFUSE);
        DeviceSession session = bench.session(Map.of());
        bench.device().play(Play.REFUSE);
        String value = bench.freshValue();
        Outcome outcome = bench.mark(session, value, AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Fail.class);
        assertThat(((Outcome.Fail) outcome).reason()).isNotBlank().doesNotContain("\n");
        assertThat(outcome.exchanges()).hasSize(1);
        assertThat(bench.marked()).doesNotContain(value);
        if (bench.driver().usesTemplates()) {
            Outcome two = Bench.await(
                    session.perform(bench.marker().taskOf(List.of(bench.freshValue(), bench.freshValue()), AMPLE)));
            assertThat(two).isInstanceOf(Outcome.Fail.class);
            assertThat(two.exchanges()).as("the second command is not given").hasSize(1);
        }
        bench.device().behave();
        assertThat(bench.mark(session, value, AMPLE)).as("the session goes on").isInstanceOf(Outcome.Done.class);
    }

    @Test
    default void whatTheDeviceIsTooBusyForIsPostponed(Bench bench) throws Exception {
        canPlay(bench, Play.BUSY);
        DeviceSession session = bench.session(Map.of());
        bench.device().play(Play.BUSY);
        Outcome outcome = bench.mark(session, bench.freshValue(), AMPLE);
        assertThat(outcome).isInstanceOf(Outcome.Postpone.class);
        assertThat(((Outcome.Postpone) outcome).reason()).isNotBlank().doesNotContain("\n");
    }

    @Test
    default void aConnectionLostUnderACommandIsTheDevicesTroubleAndDoubtful(Bench bench) throws Exception {
        Link link = overTcp(bench);
        DeviceSession session = bench.session(Map.of());
        link.spoil(Link.Spoiling.RESET);
        Outcome outcome = bench.mark(session, bench.freshValue(), AMPLE);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unavailable.class, lost -> {
            assertThat(lost.trouble()).isEqualTo(Trouble.LOST);
            assertThat(lost.doubtful())
                    .as("the device may have taken the command")
                    .isTrue();
        });
        assertThat(Bench.await(session.ended()).reason()).isNotBlank();
    }

    @Test
    default void whereNobodyListensNothingIsOpened(Bench bench) throws Exception {
        overTcp(bench);
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(Bench.await(bench.open(bench.nas(Map.of("TELNET_PORT", closed)), Map.of())))
                .isInstanceOfSatisfying(Opening.NotOpened.class, no -> {
                    assertThat(no.why().trouble()).isEqualTo(Trouble.UNREACHABLE);
                    assertThat(no.why().reason()).isNotBlank();
                });
    }

    @Test
    default void aRefusedLoginIsToldApartAndTriedOnce(Bench bench) throws Exception {
        assumeTrue(!bench.device().wrongLogin().isEmpty(), "the device refuses no login");
        Link link = overTcp(bench);
        long before = link.accepted();
        assertThat(Bench.await(bench.open(bench.nas(bench.device().wrongLogin()), Map.of())))
                .isInstanceOfSatisfying(
                        Opening.NotOpened.class,
                        no -> assertThat(no.why().trouble()).isEqualTo(Trouble.LOGIN_REFUSED));
        assertThat(link.accepted() - before).as("connections made").isEqualTo(1);
    }

    /** The line to a device that is reached by TCP; other devices leave the check out. */
    static Link overTcp(Bench bench) {
        assumeTrue(bench.link().isPresent(), "the device is not reached by TCP");
        return bench.link().orElseThrow();
    }

    /** Leaves the check out where the device cannot play that. */
    static void canPlay(Bench bench, Play play) {
        assumeTrue(bench.device().plays().contains(play), "the device cannot play " + play);
    }
}
