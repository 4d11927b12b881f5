package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.stack.Leases;

/** A node whose clock is wrong (libfaketime, in a process of its own) beside one whose clock is right. */
@Timeout(180)
class WrongClockIT {

    static final Duration DELAY = Duration.ofSeconds(20);

    private static final long HELD = 1;
    private static final long FREE = 2;

    /** Where Debian's package faketime has it. */
    private static Optional<Path> library() {
        Path below = Path.of("/usr/lib");
        try (Stream<Path> places = Files.list(below)) {
            return places.map(place -> place.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path needed() {
        Optional<Path> library = library();
        boolean everything = "true".equals(System.getenv("CI"));
        if (library.isEmpty() && everything) {
            throw new IllegalStateException("libfaketime is missing (apt-get install faketime)");
        }
        assumeTrue(library.isPresent(), "LEFT OUT: libfaketime is not installed (apt-get install faketime)");
        return library.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1h", "-1h"})
    void aNodesOwnClockDecidesNeitherLeasesNorDueTimes(String offset) throws Exception {
        Path library = needed();
        for (Fixture fixture : Fixture.all().toList()) {
            try (fixture) {
                if (fixture.isShared()) {
                    beside(fixture, library, offset);
                }
            }
        }
    }

    private static void beside(Fixture fixture, Path library, String offset) throws Exception {
        fixture.empty();
        fixture.enter(FREE, "a 1");
        Leases mine = fixture.stacks.leases();
        mine.renew(false);
        assertThat(mine.take(Set.of(HELD))).containsOnlyKeys(HELD);
        assertThat(mine.lead()).isTrue();
        Process other = start(fixture, library, offset);
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
                OutputStream orders = other.getOutputStream()) {
            long clock = Long.parseLong(next(said, mine, "clock "));
            assertThat(Math.abs(clock - Instant.now().getEpochSecond()))
                    .as("its clock is wrong")
                    .isBetween(3000L, 4200L);
            assertThat(next(said, mine, "nodes ")).isEqualTo("2");
            assertThat(next(said, mine, "taken "))
                    .as("what is held is not stolen")
                    .isEqualTo("[" + FREE + "]");
            assertThat(next(said, mine, "lead ")).isEqualTo("false");
            next(said, mine, "postponed");
            String millis = fixture.isMariaDb()
                    ? "TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), NOT_BEFORE) DIV 1000"
                    : "CAST(EXTRACT(EPOCH FROM NOT_BEFORE - clock_timestamp()) * 1000 AS BIGINT)";
            long dueIn = fixture.number("SELECT " + millis + " FROM EVENTS_STACK WHERE NAS_ID = " + FREE);
            assertThat(dueIn).as("due by the database's clock").isCloseTo(DELAY.toMillis(), within(10_000L));
            orders.write('\n');
            orders.flush();
            assertThat(next(said, mine, "nodes ")).isEqualTo("2");
            assertThat(mine.renew(false)).as("it counts as alive").hasSize(2);
            assertThat(mine.take(Set.of(HELD, FREE)))
                    .as("and is not robbed either")
                    .containsOnlyKeys(HELD);
        } finally {
            other.destroyForcibly();
            other.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Process start(Fixture fixture, Path library, String offset) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        WrongClock.class.getName(),
                        fixture.database.url(),
                        fixture.database.user(),
                        Long.toString(FREE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LD_PRELOAD", library.toString());
        builder.environment().put("FAKETIME", offset);
        builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        builder.environment().put("DONT_FAKE_MONOTONIC", "1");
        return builder.start();
    }

    /** What stands behind a word at the beginning of its next line; meanwhile this node stays alive. */
    private static String next(BufferedReader said, Leases mine, String word) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!said.ready()) {
            assertThat(System.nanoTime()).as("it says: " + word).isLessThan(deadline);
            mine.renew(false);
            mine.lead();
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        String line = said.readLine();
        assertThat(line).startsWith(word);
        mine.renew(false);
        return line.substring(word.length());
    }
}
