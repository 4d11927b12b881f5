package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Threads;
import org.nasd.simulator.Effect;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.Trigger;
import org.nasd.tck.bench.DeafPort;

/** However a NAS holds nasd up, deadlines hold to a second, and events end as their flag says. */
interface Deadlines {

    int SECONDS = 2;
    double PROBE = 0.5;
    String LIMITS = "timeout.connect=1 timeout.login=1 timeout.command=" + SECONDS + " timeout.probe=" + PROBE
            + " timeout.idle=60";

    /** Milliseconds after which a task must be over: its own time, a probe, and a second. */
    long MOST_MILLIS = (long) (1000 * (SECONDS + PROBE + 1));

    /** Threads that four NAS in trouble may need: one for each connection, and what dialogues hold. */
    int MOST_THREADS = 40;

    /** A second each and one of tolerance, the pauses between them, 3.6 s at most, and a look at the state. */
    Duration FIVE_TRIES = Duration.ofMillis(5 * 2000 + 3600 + 5000);

    Pattern TOOK = Pattern.compile(" (?:NO ANSWER|UNAVAILABLE LOST(?: \\([^)]*\\))?) in ([\\d.]+) ms");

    @Test
    @Tag("F13")
    @Fault(
            value = "F13",
            injected = "NAS swallow the request for a connection",
            passes = "given up in time; bounded threads; nothing charged")
    default void aSwallowedConnectionRequestIsGivenUpInTimeAndHoldsNoThreads(Scene scene) throws Exception {
        long threads = Threads.of(scene.site().nasd());
        List<Device> devices = List.of(
                new RouterDevice("deaf-router", 10, Duration.ZERO),
                CliDevice.ssh("deaf-ssh", 8, Duration.ZERO),
                CliDevice.telnet("deaf-telnet", 4, Duration.ZERO));
        try (DeafPort deaf = new DeafPort()) {
            for (Device device : devices) {
                scene.ask(scene.add(device, 20, LIMITS, "telnet_port=" + deaf.port()), 1, 1);
            }
            long asked = System.nanoTime();
            for (Device device : devices) {
                scene.awaitState(device, "unavailable");
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .as(device.name())
                        .isLessThan(FIVE_TRIES);
                scene.assertNothingCharged(device);
            }
            assertThat(Threads.of(scene.site().nasd()) - threads).isLessThan(MOST_THREADS);
        }
        for (Device device : devices) {
            scene.dismiss(device);
        }
    }

    @Test
    @Tag("F13")
    @Fault(
            value = "F13",
            injected = "NAS of four kinds do not answer",
            passes = "deadline holds to 1 s; postponed or uncertain as the flag says")
    default void anAnswerThatDoesNotComeCostsAnEventItsTimeAndEndsAsItsFlagSays(Scene scene) throws Exception {
        holdUp(scene, "silent", new Effect.Silence(false), true);
    }

    @Test
    @Tag("F13")
    @Fault(
            value = "F13",
            injected = "NAS answer 1 byte/s",
            passes = "deadline holds to 1 s; postponed or uncertain as the flag says")
    default void anAnswerOfAByteASecondCostsAnEventItsTimeAndEndsAsItsFlagSays(Scene scene) throws Exception {
        holdUp(scene, "slow", new Effect.Slow(Duration.ofSeconds(1)), false);
    }

    @Test
    @Tag("F13")
    @Fault(
            value = "F13",
            injected = "NAS reset the connection in the middle of an answer",
            passes = "postponed or uncertain as the flag says")
    default void aConnectionThatIsResetInAnAnswerEndsAnEventAsItsFlagSays(Scene scene) throws Exception {
        holdUp(scene, "broken", new Effect.Drop(Effect.Point.MID_WORD, true), false);
    }

    /** The first event of one account and the first of another meet the fault: the second must not be sent twice. */
    private static void holdUp(Scene scene, String how, Effect fault, boolean alsoDatagrams) throws Exception {
        RouterDevice router = new RouterDevice(how + "-router", 10, Duration.ofMillis(5));
        CliDevice ssh = CliDevice.ssh(how + "-ssh", 8, Duration.ofMillis(5));
        CliDevice telnet = CliDevice.telnet(how + "-telnet", 4, Duration.ofMillis(5));
        DasDevice das = new DasDevice(how + "-das", 10, Duration.ofMillis(5));
        Map<Device, SimulatedNas> devices = new LinkedHashMap<>();
        devices.put(router, router.simulated());
        devices.put(ssh, ssh.simulated());
        devices.put(telnet, telnet.simulated());
        if (alsoDatagrams) {
            devices.put(das, das.simulated());
        }
        Map<Device, Site.Range> accounts = new LinkedHashMap<>();
        for (Device device : devices.keySet()) {
            accounts.put(device, scene.add(device, 10, LIMITS));
        }
        long threads = Threads.of(scene.site().nasd());
        for (Map.Entry<Device, Site.Range> entry : accounts.entrySet()) {
            strike(devices.get(entry.getKey()), fault, entry.getValue());
            ask(scene, entry.getValue());
        }
        for (Map.Entry<Device, Site.Range> entry : accounts.entrySet()) {
            awaitUncertain(scene, entry.getKey(), entry.getValue());
            assertThat(Threads.of(scene.site().nasd()) - threads).isLessThan(MOST_THREADS);
        }
        devices.values().forEach(SimulatedNas::clearFaults);
        for (Site.Range range : accounts.values()) {
            scene.ask(range, 3, 3);
        }
        for (Map.Entry<Device, Site.Range> entry : accounts.entrySet()) {
            assertEnds(scene, entry.getKey(), entry.getValue());
            scene.dismiss(entry.getKey());
        }
    }

    private static void strike(SimulatedNas nas, Effect fault, Site.Range accounts) {
        for (long account : List.of(accounts.first(), accounts.first() + 1)) {
            nas.inject(
                    Trigger.ALWAYS
                            .containing(Mark.fine(account, 1).text())
                            .times(fault instanceof Effect.Silence ? 0 : 1),
                    fault);
        }
    }

    /** Two events of each account; the first of the first two meet the fault. */
    private static void ask(Scene scene, Site.Range accounts) throws Exception {
        List<Billing.Request> requests = new ArrayList<>();
        requests.add(Mark.fine(accounts.first(), 1).request(Mark.ONCE));
        accounts.stream()
                .skip(1)
                .forEach(account -> requests.add(Mark.fine(account, 1).request()));
        for (int place = 2; place <= 3; place++) {
            int now = place;
            accounts.stream()
                    .forEach(account -> requests.add(Mark.fine(account, now).request()));
        }
        scene.billing().ask(requests);
    }

    private static void awaitUncertain(Scene scene, Device device, Site.Range accounts) throws Exception {
        String failed = "SELECT USER_ID, EVENT_TYPE, REASON FROM EVENTS_FAILED WHERE NAS_ID = "
                + scene.site().nasId(device);
        List<String> expected = List.of(accounts.first() + " " + Mark.ONCE + " uncertain");
        scene.site().nasd().await(device.name() + ": the event is uncertain", Scene.SOON, () -> scene.billing()
                .rows(failed)
                .equals(expected));
    }

    private static void assertEnds(Scene scene, Device device, Site.Range accounts) throws Exception {
        Site.Range others = new Site.Range(accounts.first() + 1, accounts.last());
        scene.awaitDone(device, others, 3);
        scene.site().nasd().await("the first account goes on", Scene.SOON, () -> Seen.by(device)
                .of(accounts.first())
                .contains(3));
        Seen seen = Seen.by(device);
        assertThat(seen.lostOrOutOfOrder(others, 3)).as(device.name()).isEmpty();
        assertThat(seen.of(accounts.first()).stream().filter(place -> place == 1))
                .as("%s: the uncertain event was sent once at most", device.name())
                .hasSizeLessThanOrEqualTo(1);
        awaitUncertain(scene, device, accounts);
        Path log = scene.site().log(device);
        scene.site()
                .nasd()
                .await(
                        log + " is written",
                        Scene.SOON,
                        () -> Files.exists(log) && Files.readString(log).contains("failed: uncertain"));
        for (String line : Files.readAllLines(log)) {
            Matcher took = TOOK.matcher(line);
            if (took.find()) {
                assertThat(Double.parseDouble(took.group(1))).as(line).isLessThan(MOST_MILLIS);
            }
        }
    }
}
