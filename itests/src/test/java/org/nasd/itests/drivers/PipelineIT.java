package org.nasd.itests.drivers;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nasd.itests.drivers.Mark.Mood;
import org.nasd.itests.harness.Billing;

/** Two thousand events for a NAS of every kind, at once; one of ten comes too early, one of fifty can never be done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
class PipelineIT {

    private static final int ACCOUNTS = 200;
    private static final int EVENTS_OF_EACH = 10;
    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final Duration LATENCY = Duration.ofMillis(5);

    private final Map<Device, List<Mark>> asked = new LinkedHashMap<>();

    /** By the id in the compact stack. */
    private final Map<Long, Mark> ids = new LinkedHashMap<>();

    private Site site;

    @BeforeAll
    void run() throws Exception {
        List<Device> devices = devices();
        site = Site.start("pipeline", devices);
        for (Device device : devices) {
            Site.Range accounts = site.add(device, ACCOUNTS);
            List<Mark> marks = LongStream.rangeClosed(accounts.first(), accounts.last())
                    .mapToObj(account -> Mark.mixedUpTo(account, EVENTS_OF_EACH))
                    .flatMap(List::stream)
                    .toList();
            asked.put(device, marks);
            prepare(
                    device,
                    marks.stream().filter(mark -> mark.mood() == Mood.LATER).toList());
        }
        ask();
        Billing billing = site.billing();
        site.nasd()
                .await(
                        "every event has come to its end",
                        A_WHILE,
                        () -> billing.number("SELECT (SELECT COUNT(*) FROM EVENTS_STACK_COMPACT)"
                                        + " + (SELECT COUNT(*) FROM EVENTS_STACK)")
                                == 0);
    }

    private static List<Device> devices() {
        return List.of(
                new RouterDevice("router", 10, LATENCY),
                CliDevice.ssh("ssh", 6, LATENCY),
                CliDevice.telnet("telnet", 6, LATENCY),
                new DasDevice("das", 20, LATENCY),
                new ScriptDevice("script", 3, ":"));
    }

    private static void prepare(Device device, List<Mark> later) {
        if (device instanceof RouterDevice router) {
            router.busyFor(later);
        } else if (device instanceof DasDevice das) {
            das.busyFor(later);
        }
    }

    /** Place by place, as a billing goes through its accounts. */
    private void ask() throws Exception {
        for (int place = 1; place <= EVENTS_OF_EACH; place++) {
            int now = place;
            List<Mark> marks = asked.values().stream()
                    .flatMap(List::stream)
                    .filter(mark -> mark.place() == now)
                    .toList();
            List<Long> given =
                    site.billing().ask(marks.stream().map(Mark::request).toList());
            IntStream.range(0, marks.size()).forEach(i -> ids.put(given.get(i), marks.get(i)));
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (site != null) {
            site.close();
        }
        asked.keySet().forEach(Device::close);
    }

    @Test
    void everyDeviceSawEachEventOnceInOrderAndTheBusyOnesOnceMore() {
        asked.forEach((device, marks) -> {
            Map<Long, List<Sight>> seen = device.sights().stream()
                    .collect(groupingBy(sight -> sight.mark().account()));
            Map<Long, List<Mark>> wanted = marks.stream().collect(groupingBy(Mark::account));
            assertThat(seen.keySet()).as(device.name()).isEqualTo(wanted.keySet());
            wanted.forEach((account, of) -> assertThat(
                            seen.get(account).stream().map(Sight::brief))
                    .as("%s, account %d", device.name(), account)
                    .containsExactlyElementsOf(
                            of.stream().flatMap(mark -> mark.sights().stream()).toList()));
        });
    }

    @Test
    void whatADeviceRefusesForGoodIsAmongTheFailedAndNothingElse() throws Exception {
        List<String> failed =
                site.billing().rows("SELECT COMPACT_ID, USER_ID, EVENT_TYPE, REASON, TRY_COUNT FROM EVENTS_FAILED");
        assertThat(failed)
                .hasSize(5 * ACCOUNTS * EVENTS_OF_EACH / 50)
                .containsExactlyInAnyOrderElementsOf(ids.entrySet().stream()
                        .filter(entry -> entry.getValue().mood() == Mood.NEVER)
                        .map(entry ->
                                entry.getKey() + " " + entry.getValue().account() + " " + Mark.EVENT + " refused 1")
                        .toList());
    }

    @Test
    void theReasonOfAFailureIsInTheDevicesWords() throws Exception {
        for (Device device : asked.keySet()) {
            String words = device instanceof RouterDevice
                    ? "invalid value for argument comment"
                    : device instanceof DasDevice ? "407" : "ot on this device";
            assertThat(site.billing()
                            .rows("SELECT LAST_ERROR || LAST_ANSWER FROM EVENTS_FAILED WHERE NAS_ID = "
                                    + site.nasId(device)))
                    .as(device.name())
                    .hasSize(ACCOUNTS * EVENTS_OF_EACH / 50)
                    .allMatch(error -> error.contains(words));
        }
    }

    @Test
    void everyTryOfAnEventThatWasNotDoneAtOnceIsKept() throws Exception {
        List<String> expected = new ArrayList<>();
        ids.forEach((id, mark) -> {
            if (mark.mood() == Mood.LATER) {
                expected.add(id + " 1 postpone");
                expected.add(id + " 2 done");
            } else if (mark.mood() == Mood.NEVER) {
                expected.add(id + " 1 fail");
            }
        });
        assertThat(site.billing().rows("SELECT COMPACT_ID, ATTEMPT, OUTCOME FROM EVENT_ATTEMPTS"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void neitherForksNorSessionsAreExceededAndBothAreUsed() {
        for (Device device : asked.keySet()) {
            int most = Math.min(device.forks(), device instanceof CliDevice cli ? cli.carries() : device.forks());
            assertThat(device.mostAtOnce()).as(device.name() + " at once").isBetween(2, most);
            assertThat(device.mostSessions())
                    .as(device.name() + " sessions")
                    .isBetween(Math.min(1, device.sessionsAllowed()), device.sessionsAllowed());
        }
    }

    @Test
    void theLogOfEachNasTellsEveryTryWithItsOutcome() throws Exception {
        for (Map.Entry<Device, List<Mark>> entry : asked.entrySet()) {
            awaitOutcomes(site.log(entry.getKey()), entry.getValue());
        }
    }

    @Test
    void theLogOfEachAccountTellsEveryTryWithItsOutcome() throws Exception {
        for (List<Mark> marks : asked.values()) {
            for (List<Mark> of :
                    marks.stream().collect(groupingBy(Mark::account)).values()) {
                long account = of.get(0).account();
                awaitOutcomes(
                        site.nasd()
                                .home()
                                .resolve("log/abonents/" + (100_000 + account) + "/event_" + account + ".log"),
                        of);
            }
        }
    }

    /** Logs are written behind the events. */
    private void awaitOutcomes(Path log, List<Mark> marks) throws Exception {
        List<String> expected =
                marks.stream().flatMap(mark -> mark.tries().stream()).toList();
        site.nasd()
                .await(
                        log + " is written",
                        Duration.ofSeconds(20),
                        () -> Tries.in(log).size() >= expected.size());
        assertThat(Tries.in(log)).as("%s", log).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noPasswordIsInAnyLogNorInTheDatabaseBesidesItsColumn() throws Exception {
        List<String> passwords = asked.keySet().stream().map(Device::password).toList();
        try (Stream<Path> files = Files.walk(site.nasd().home().resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file).content().doesNotContain(passwords);
            }
        }
        String kept = "SELECT CONCAT_WS(' ', MESSAGE, ANSWER) FROM EVENT_ATTEMPTS UNION ALL"
                + " SELECT CONCAT_WS(' ', PARAMS, LAST_ERROR, LAST_ANSWER) FROM EVENTS_FAILED";
        assertThat(String.join("\n", site.billing().rows(kept)))
                .contains("busy")
                .doesNotContain(passwords);
    }
}
