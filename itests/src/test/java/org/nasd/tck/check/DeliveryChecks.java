package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.tck.check.OutcomeChecks.canPlay;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.tck.Play;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.Link;
import org.nasd.tck.bench.Traffic;
import org.nasd.tck.bench.Until;
import org.osgi.framework.Bundle;

/** The whole way, as in production: rows of the billing, compactor, stack, scheduler, driver, device. */
public interface DeliveryChecks {

    Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    default void eventsReachTheDeviceInTheOrderOfTheirAccount(Bench bench) throws Exception {
        try (Traffic traffic = Traffic.to(bench, 10, Map.of())) {
            traffic.push(20, 10);
            traffic.awaitDelivered(PATIENCE);
            traffic.isInOrderOnceEach();
        }
    }

    @Test
    default void theDeviceSeesNoMoreSessionsAndCommandsThanItsSettingsAllow(Bench bench) throws Exception {
        canPlay(bench, Play.SLOW);
        int perSession = Math.min(3, bench.settings(Map.of()).integer("session.concurrency", 1, 10_000));
        bench.link().ifPresent(Link::forgetPeak);
        bench.device().play(Play.SLOW);
        try (Traffic traffic =
                Traffic.to(bench, 20, Map.of("sessions.max", "2", "session.concurrency", String.valueOf(perSession)))) {
            traffic.push(20, 4);
            traffic.awaitDelivered(PATIENCE);
            assertThat(traffic.peak()).as("commands at once").isBetween(2, 2 * perSession);
            traffic.isInOrderOnceEach();
        }
        if (bench.link().isPresent()) {
            assertThat(bench.link().orElseThrow().peak())
                    .as("connections at once")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    default void theDeviceSeesNoMoreAtOnceThanItsForks(Bench bench) throws Exception {
        canPlay(bench, Play.SLOW);
        bench.device().play(Play.SLOW);
        try (Traffic traffic = Traffic.to(bench, 2, Map.of())) {
            traffic.push(10, 3);
            traffic.awaitDelivered(PATIENCE);
            assertThat(traffic.peak()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    default void aRefusedEventEndsAmongTheFailedWithTheReason(Bench bench) throws Exception {
        canPlay(bench, Play.REFUSE);
        try (Traffic traffic = Traffic.to(bench, 2, Map.of())) {
            bench.device().play(Play.REFUSE);
            traffic.push(1, 1);
            Until.sure(
                    "the event is among the failed",
                    PATIENCE,
                    () -> traffic.failed().size() == 1);
            assertThat(traffic.failed()).allSatisfy(reason -> assertThat(reason).isNotBlank());
        }
    }

    @Test
    default void theDriverMayGoAndComeBackUnderLoad(Bench bench) throws Exception {
        canPlay(bench, Play.SLOW);
        bench.device().play(Play.SLOW);
        Bundle bundle = bench.container().bundle(bench.device().bundle());
        try (Traffic traffic = Traffic.to(bench, 10, Map.of())) {
            traffic.push(20, 8);
            int before = bench.marked().size();
            Until.sure("the device is at work", PATIENCE, () -> bench.marked().size() > before + 5);
            bundle.stop();
            try {
                Until.sure("the NAS waits", PATIENCE, () -> traffic.state() == NasState.PARKED);
                Until.sure("the connections are closed", PATIENCE, () -> bench.link().stream()
                        .allMatch(link -> link.connections() == 0));
            } finally {
                bundle.start();
            }
            traffic.awaitDelivered(PATIENCE);
            traffic.isInOrder();
            assertThat(traffic.failed()).isEmpty();
        }
    }
}
