package org.nasd.operations.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.api.operations.Finding.Grade.BAD;
import static org.nasd.api.operations.Finding.Grade.GOOD;
import static org.nasd.api.operations.Finding.Grade.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.operations.DriverList.Unresolved;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.NasPause;
import org.nasd.api.operations.Readiness;
import org.nasd.operations.internal.doctor.Patient.Work;

/** Each norm, on both sides of its bound. */
class DoctorTest {

    private final Patient patient = new Patient();

    private static Work in(NasState state, String reason) {
        return new Work(state, reason, "ssh-generic", 5, 0, 5);
    }

    private static Consumer<Finding> finding(Finding.Grade grade, String measured, String advice) {
        return finding -> {
            assertThat(finding.grade()).isEqualTo(grade);
            assertThat(finding.measured()).contains(measured);
            assertThat(finding.advice()).contains(advice);
            assertThat(finding.norm()).isNotEmpty();
        };
    }

    private void assertOnly(String check, Finding.Grade grade, String measured, String advice) {
        assertThat(patient.of(check)).singleElement().satisfies(finding(grade, measured, advice));
    }

    @Test
    void inGoodHealthEverythingIsGoodAndNothingIsLeftUnsaid() {
        patient.nas(1, Work.well());
        patient.disks.add(new Facts.Disk("logs", "/log", 50_000_000_000L, 100_000_000_000L));

        assertThat(patient.findings())
                .allSatisfy(finding -> assertThat(finding.grade()).isEqualTo(GOOD))
                .extracting(Finding::check)
                .containsExactly(
                        "running",
                        "database",
                        "NAS",
                        "stack size",
                        "drain speed",
                        "oldest event",
                        "forks",
                        "slow commands",
                        "failed events",
                        "schemes and drivers",
                        "safety",
                        "secrets",
                        "disk of the logs",
                        "memory");
    }

    @Test
    void theWorstComesFirst() {
        patient.nas(1, in(NasState.PAUSED, "by ann")).nas(2, in(NasState.PARKED, "no driver"));

        assertThat(patient.findings()).extracting(Finding::grade).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(patient.findings().get(0).check()).isEqualTo("NAS m2");
    }

    @Test
    void partsThatAreNotReadySayWhy() {
        patient.readiness = new Readiness(Map.of("compactor", List.of("it stands since 5 min")));

        assertOnly("compactor", BAD, "it stands since 5 min", "log:display");
        assertThat(patient.of("running")).isEmpty();
    }

    @Test
    void aDatabaseThatIsDownIsSaidAndNothingIsMadeUpAboutTheStacks() {
        patient.databaseTrouble = "connection refused";
        patient.nas(1, Work.well());

        assertOnly("database", BAD, "connection refused", "nothing is lost meanwhile");
        assertThat(patient.of("stack size")).isEmpty();
        assertThat(patient.of("failed events")).isEmpty();
        assertThat(patient.of("NAS")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"20, GOOD", "21, WARNING", "200, WARNING", "201, BAD"})
    void commitsAreTimed(long millis, Finding.Grade grade) {
        patient.commit = Duration.ofMillis(millis);

        assertOnly("database", grade, millis + " ms for a commit", grade == GOOD ? "" : "iostat");
    }

    @ParameterizedTest
    @CsvSource({"150, 50, GOOD", "151, 50, WARNING", "4900, 100, WARNING", "4901, 100, BAD"})
    void stackSizesAreComparedWithNormalWorkAndWithAStorm(long main, long compact, Finding.Grade grade) {
        patient.nas(1, Work.well()).waiting(1, main, 0, Duration.ZERO);
        patient.compact = compact;

        assertOnly("stack size", grade, main + compact + " events", grade == GOOD ? "" : "nas:list");
    }

    @Test
    void whereAccountsAreTheBillingsNobodyPretendsToKnowTheirNumber() {
        patient.accounts = OptionalLong.empty();
        patient.nas(1, Work.well()).waiting(1, 1_000_000, 0, Duration.ZERO);

        assertThat(patient.of("stack size")).singleElement().satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(WARNING);
            assertThat(finding.norm()).contains("5 for each subscriber");
        });
    }

    @ParameterizedTest
    @CsvSource({"200, 0, GOOD", "201, 3.4, GOOD", "201, 3.3, WARNING", "201, 0.1, BAD"})
    void aBacklogMustShrinkAtTheOriginalsPace(long ready, double rate, Finding.Grade grade) {
        patient.nas(1, Work.well()).waiting(1, ready + 500, 500, Duration.ZERO).rate(1, rate);

        assertThat(patient.of("drain speed"))
                .singleElement()
                .extracting(Finding::grade)
                .isEqualTo(grade);
    }

    @Test
    void eventsThatCannotBeSentDoNotMakeTheDrainSlow() {
        patient.nas(1, in(NasState.PAUSED, "by ann")).waiting(1, 100_000, 0, Duration.ofDays(3));

        assertThat(patient.of("drain speed"))
                .singleElement()
                .extracting(Finding::grade)
                .isEqualTo(GOOD);
        assertOnly("oldest event", GOOD, "none waits", "");
        assertThat(patient.of("NAS m1"))
                .singleElement()
                .satisfies(finding(WARNING, "100000 events wait", "nas:resume m1"));
    }

    @ParameterizedTest
    @CsvSource({"25, GOOD", "26, WARNING", "121, BAD"})
    void theOldestEventIsNamedWithItsNas(long minutes, Finding.Grade grade) {
        patient.nas(1, Work.well()).waiting(1, 1, 0, Duration.ofMinutes(minutes));

        assertOnly("oldest event", grade, "for NAS m1", grade == GOOD ? "" : "nas:events main --nas m1");
    }

    @Test
    void forksThatAreAllBusyAreTheBottleneck() {
        patient.nas(1, new Work(NasState.WORKING, "", "ssh-generic", 5, 5, 5))
                .waiting(1, 500, 0, Duration.ZERO)
                .rate(1, 12.3);

        assertOnly("forks", WARNING, "all 5 forks are busy, 12.3 a second", "nas:forks m1 10");
    }

    @Test
    void aDeviceThatSlowsDownIsTheBottleneckItself() {
        patient.nas(1, new Work(NasState.WORKING, "", "ssh-generic", 10, 2, 2)).waiting(1, 500, 0, Duration.ZERO);

        assertOnly("forks", WARNING, "only 2 of 10 forks are used", "more forks make it no faster");
    }

    @Test
    void withTheMostForksThereAreOtherAdviceIsGiven() {
        patient.nas(1, new Work(NasState.WORKING, "", "ssh-generic", 100, 100, 100))
                .waiting(1, 500, 0, Duration.ZERO);

        assertOnly("forks", WARNING, "all 100 forks", "the most forks there are");
    }

    @Test
    void busyForksWithoutABacklogAreAsTheyShouldBe() {
        patient.nas(1, new Work(NasState.WORKING, "", "ssh-generic", 5, 5, 5)).waiting(1, 40, 0, Duration.ZERO);

        assertOnly("forks", GOOD, "no NAS", "");
    }

    @Test
    void slowKindsOfEventsAreNamedWithTheirNasTheSlowestFirst() {
        TypeLatency slow = new TypeLatency("user_add", 10, 9, Duration.ofMillis(900), Duration.ofSeconds(3));
        TypeLatency often = new TypeLatency("user_del", 100, 6, Duration.ofMillis(50), Duration.ofSeconds(2));
        TypeLatency once = new TypeLatency("user_edit", 100, 1, Duration.ofMillis(50), Duration.ofSeconds(9));
        TypeLatency none = new TypeLatency("user_info", 0, 0, Duration.ZERO, Duration.ZERO);
        patient.nas(1, Work.well(once, often, slow, none));

        assertThat(patient.of("slow commands"))
                .satisfiesExactly(
                        finding(WARNING, "user_add on NAS m1: mean 900 ms, longest 3.0 s, 9 of 10", "nas:log m1"),
                        finding(WARNING, "user_del on NAS m1", "nas:exec m1"));
    }

    @Test
    void everyWayOfNotWorkingSaysSinceWhenWhyAndWhatToDoWithoutSecrets() {
        patient.nas(1, in(NasState.UNAVAILABLE, "cannot connect"))
                .nas(2, in(NasState.STOPPED, "login refused for hush-m2"))
                .nas(3, in(NasState.PARKED, "scheme S is chosen but not initialised: no driver"))
                .nas(4, in(NasState.DISABLED, ""))
                .nas(5, in(NasState.WORKING, "rate.limit cannot be read"))
                .nas(6, in(NasState.DISABLED, ""))
                .waiting(6, 3, 0, Duration.ZERO)
                .notTakenUp(7)
                .waiting(99, 5, 0, Duration.ZERO);

        assertThat(patient.of("NAS m1"))
                .singleElement()
                .satisfies(finding(BAD, "unavailable since 1970", "nas:resume m1"));
        assertThat(patient.of("NAS m2")).singleElement().satisfies(finding(BAD, "refused for ******", "nas:set m2"));
        assertThat(patient.of("NAS m3")).singleElement().satisfies(finding(BAD, "not initialised", "nas:drivers"));
        assertThat(patient.of("NAS m4")).isEmpty();
        assertThat(patient.of("NAS m5")).singleElement().satisfies(finding(WARNING, "rate.limit", "nas:info m5"));
        assertThat(patient.of("NAS m6")).singleElement().satisfies(finding(WARNING, "3 events wait", "enabled=true"));
        assertThat(patient.of("NAS m7")).singleElement().satisfies(finding(WARNING, "not taken up", "every minute"));
        assertThat(patient.of("NAS 99"))
                .singleElement()
                .satisfies(finding(BAD, "5 events wait", "nas:cancel --nas 99"));
    }

    @Test
    void nasOfAnotherNodeAreNotTakenForAbandoned() {
        patient.notTakenUp(7).waiting(7, 5, 0, Duration.ZERO).waiting(99, 5, 0, Duration.ZERO);
        patient.elsewhere.addAll(List.of(7L, 99L));

        assertThat(patient.ill()).isEmpty();
    }

    @Test
    void hundredsOfNasThatAreDownAreNotToldOneByOne() {
        for (int id = 1; id <= 300; id++) {
            patient.nas(id, in(NasState.UNAVAILABLE, "cannot connect"));
        }

        assertThat(patient.ill()).hasSize(21);
        assertOnly("NAS", BAD, "280 more", "nas:list");
    }

    private static Nas with(long id, String key, String value) {
        return Patient.nas(id, 5, Map.of(key, value));
    }

    @Test
    void transportsThatOthersCanReadAreNamedByTheirDriversTable() {
        patient.nas(1, new Work(NasState.WORKING, "", "telnet", 5, 0, 5))
                .nas(2, new Work(NasState.WORKING, "", "mikrotik-simple", 5, 0, 5))
                .nas(with(3, "tls", "pin"), new Work(NasState.WORKING, "", "mikrotik-simple", 5, 0, 5))
                .nas(4, new Work(NasState.WORKING, "", "radius-coa", 5, 0, 5))
                .nas(5, new Work(NasState.WORKING, "", "ssh-generic", 5, 0, 5))
                .nas(with(6, "tls", "none"), new Work(NasState.WORKING, "", "a-vendors-own", 5, 0, 5))
                .nas(7, new Work(NasState.WORKING, "", "a-vendors-own", 5, 0, 5));

        assertThat(patient.of("safety"))
                .singleElement()
                .satisfies(finding(
                        WARNING,
                        "plain-text transport on m1 (telnet), m2 (mikrotik-simple), m6 (a-vendors-own)",
                        "API-SSL"));
    }

    @Test
    void whatIsNotKnownOfADriverIsSaidToBeNotKnown() {
        patient.nas(1, new Work(NasState.WORKING, "", "a-vendors-own", 5, 0, 5))
                .nas(2, new Work(NasState.WORKING, "", "legacy-script", 5, 0, 5))
                .nas(3, new Work(NasState.WORKING, "", "radius-coa", 5, 0, 5));

        assertOnly(
                "safety", GOOD, "0 NAS encrypted, 1 by RADIUS, 2 by drivers or scripts of which that is not known", "");
    }

    @Test
    void weakenedSettingsAreNamed() {
        patient.nas(with(1, "host_key_policy", "accept"), Work.well())
                .nas(with(2, "old_algorithms", "true"), Work.well())
                .nas(with(3, "legacy_login", "true"), Work.well());

        assertThat(patient.of("safety"))
                .satisfiesExactly(
                        finding(WARNING, "host_key_policy = accept on m1", "pose as the device"),
                        finding(WARNING, "old_algorithms = true on m2", "update the device"),
                        finding(WARNING, "legacy_login = true on m3", "update the device"));
    }

    @ParameterizedTest
    @CsvSource({"9, GOOD", "10, WARNING", "1000, BAD"})
    void failedEventsThatComeNowAreCounted(long grown, Finding.Grade grade) {
        patient.failed = new Facts.Failed(5000, grown, Duration.ofMinutes(30));

        assertOnly("failed events", grade, grown + " new in 30 min, 5000 in all", grade == GOOD ? "" : "nas:requeue");
    }

    @Test
    void mistakesInSchemesAndBundlesThatCannotStartAreNamed() {
        patient.mistake("Cisco", "scheme.cfg: driver is not set");
        patient.unresolved.add(new Unresolved("vendor.driver 1.0", List.of("osgi.wiring.package x")));

        assertOnly("scheme Cisco", WARNING, "driver is not set", "correct the file");
        assertOnly("bundle vendor.driver 1.0", WARNING, "nobody offers osgi.wiring.package x", "install");
    }

    @ParameterizedTest
    @CsvSource({
        "50000000000, 1000000000000, GOOD",
        "4000000000, 10000000000, GOOD",
        "4000000000, 100000000000, WARNING",
        "1000000000, 100000000000, BAD",
        "100000000, 500000000, BAD"
    })
    void roomOnDisksIsMeasured(long free, long size, Finding.Grade grade) {
        patient.disks.add(new Facts.Disk("database", "/db", free, size));

        assertOnly("disk of the database", grade, "for /db", grade == GOOD ? "" : "make room");
    }

    @Test
    void whenAllArePausedThatIsSaidOnce() {
        patient.nas(1, in(NasState.PAUSED, "paused by olga: all NAS are paused"));
        patient.paused = new NasPause("olga", "restored", Instant.EPOCH);

        assertOnly("paused", BAD, "all NAS by olga since 1970-01-01", "nas:resume --all");
        assertThat(patient.ill()).hasSize(1);
    }

    @Test
    void secretsThatStandReadableAreCountedAndLooseFilesNamed() {
        patient.nas(Patient.nas(1, Secret.stored("hush", Secret.Form.ENCRYPTED)), Work.well());
        assertOnly("secrets", GOOD, "1 encrypted, 0 in files", "");

        patient.nas(Patient.nas(2, Secret.stored("hush", Secret.Form.PLAIN)), Work.well());
        assertOnly("secrets", WARNING, "1 of 2 secrets", "nas:encrypt");

        patient.secretProblems.add("etc/secrets/m1 can be read by others");
        assertThat(patient.of("secrets")).extracting(Finding::grade).containsExactly(WARNING, WARNING);
    }

    @Test
    void memoryDroppedLinesAndUnwrittenAuditAreMeasured() {
        patient.heapUsed = 500_000_000;
        patient.dropped = 7;
        patient.unwritten = 101;

        assertOnly("memory", BAD, "500 MB of 512 MB (98 %)", "-Xmx");
        assertOnly("logs", WARNING, "7 lines", "no event was lost");
        assertOnly("audit", WARNING, "101 entries", "audit.log");
    }

    @Test
    void aNodeThatFellSilentAndOneThatDrainsAreToldOf() {
        assertThat(new Patient().of("nodes")).as("there is only one").isEmpty();
        assertThat(new Patient()
                        .node("alpha", Duration.ofSeconds(1), null, 3)
                        .node("bravo", Duration.ofSeconds(1), null, 3)
                        .of("nodes"))
                .extracting(Finding::grade)
                .containsExactly(Finding.Grade.GOOD);
        assertThat(new Patient()
                        .node("alpha", Duration.ofSeconds(1), "ann", 3)
                        .node("bravo", Duration.ofMinutes(7), null, 0)
                        .node("charlie", Duration.ofSeconds(15), null, 2)
                        .findings())
                .extracting(Finding::grade, Finding::check, Finding::measured)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                Finding.Grade.WARNING, "node alpha", "draining, by ann; it still has 3 NAS"),
                        org.assertj.core.groups.Tuple.tuple(Finding.Grade.WARNING, "node bravo", "silent for 7 min"),
                        org.assertj.core.groups.Tuple.tuple(
                                Finding.Grade.BAD,
                                "node charlie",
                                "silent for 15.0 s; nobody has taken its 2 NAS over yet"));
    }
}
