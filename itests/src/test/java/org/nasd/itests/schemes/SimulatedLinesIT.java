package org.nasd.itests.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Secret;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.SimulatedCli;
import org.nasd.simulator.cli.Transport;

/** Schemes of command lines whose devices no package brings, against simulated ones: the dialogue, and what the scheme makes of the words. */
@Timeout(120)
class SimulatedLinesIT {

    @TempDir
    static Path scratch;

    private static Container container;

    @BeforeAll
    static void start() throws Exception {
        container = Container.start(Shipped.ETC, scratch);
    }

    @AfterAll
    static void stop() throws Exception {
        if (container != null) {
            container.close();
        }
    }

    private static SimulatedCli device(Dialect dialect, Transport transport) {
        return SimulatedCli.start(CliSettings.builder()
                .name("bras-1")
                .dialect(dialect)
                .transport(transport)
                .user("nasd", "s3cret")
                .secret("topsecret")
                .build());
    }

    private static Bench bench(String scheme, SimulatedCli device) throws Exception {
        return Bench.open(
                Shipped.of(scheme, container),
                device.address().getPort(),
                "nasd",
                "s3cret",
                Map.of("enable_password", Secret.of("topsecret")));
    }

    /** Sends every event twice; what the device remembers after the second is what it did after the first. */
    private static void everyEventTwice(String scheme, Bench bench, SimulatedCli device) throws Exception {
        for (String event : Shipped.of(scheme, container).scheme().events()) {
            bench.done(event, Sample.full());
            Map<String, String> once = Map.copyOf(device.facts());
            bench.done(event, Sample.full());
            assertThat(device.facts()).as("%s twice", event).isEqualTo(once);
        }
    }

    @Test
    void aCiscoHoldsTheSubscriberInItsObjectGroups() throws Exception {
        try (SimulatedCli router = device(Dialect.CISCO, Transport.SSH)) {
            try (Bench bench = bench("Cisco-IOS", router)) {
                bench.done("user_redirect", Sample.full());
                assertThat(router.facts()).containsKey("config object-group network CRB_NEGBAL / host 10.88.0.15");
                bench.done("user_redirect_cancel", Sample.full());
                assertThat(router.facts())
                        .doesNotContainKey("config object-group network CRB_NEGBAL / host 10.88.0.15");
                everyEventTwice("Cisco-IOS", bench, router);
            }
        }
    }

    @Test
    void aComplaintOfACiscoFailsTheEventAndTheNextOneBeginsOutsideTheConfiguration() throws Exception {
        try (SimulatedCli router = device(Dialect.CISCO, Transport.SSH)) {
            Bench bench = bench("Cisco-IOS", router);
            Rule host = Rule.on("(?:no )?host \\S+").in("config-sub");
            for (String complaint : List.of(
                    "% Invalid input detected at '^' marker.",
                    "%Error: something else", "% Object group CRB_NEGBAL is in use and must not be empty")) {
                router.rule(host.answer(complaint));
                assertThat(bench.perform("user_redirect", Sample.full()))
                        .as(complaint)
                        .isInstanceOf(Outcome.Fail.class);
            }
            router.rule(host.answer("% Host is not found in the object group"));
            bench.done("user_redirect_cancel", Sample.full());
            router.rule(host.answer("*Nov 26 15:00:00.000: %SYS-5-CONFIG_I: Configured from console by nasd"));
            bench.done("user_redirect", Sample.full());
            bench.close();
        }
    }

    @Test
    void aMikrotikByShellCommandsIsJudgedByItsWords() throws Exception {
        try (SimulatedCli router = device(Dialect.ROUTEROS, Transport.SSH);
                Bench bench = bench("Mikrotik-SSH", router)) {
            everyEventTwice("Mikrotik-SSH", bench, router);
            router.rule(Rule.on(":if .*").answer("failure: already have such entry"));
            bench.done("user_redirect", Sample.full());
            router.rule(Rule.on(":if .*").answer("words that nobody has seen before"));
            assertThat(bench.perform("user_redirect", Sample.full()))
                    .as("status 0, but not silent")
                    .isInstanceOf(Outcome.Fail.class);
            router.rule(Rule.on(":if .*").answer("failure: timeout waiting for a reply"));
            assertThat(bench.perform("user_redirect", Sample.full())).isInstanceOf(Outcome.Postpone.class);
            router.rule(
                    Rule.on(":put .*address-list.*").answer(".id=*1;address=10.88.0.15;comment=busy;timeout=00:01:00"));
            assertThat(bench.done("user_info", Sample.full())).contains("timeout=00:01:00");
        }
    }

    @Test
    void accelPppEndsSessionsAndIsAskedWhetherTheyEnded() throws Exception {
        try (SimulatedCli bras = device(Dialect.ACCEL, Transport.TELNET);
                Bench bench = bench("Accel-ppp-CLI", bras)) {
            bras.rule(Rule.on("show sessions state match .*").answer(" state \n-------"));
            everyEventTwice("Accel-ppp-CLI", bench, bras);
            assertThat(sent(bras)).contains("terminate username ivanov soft", "terminate sid 8000000A soft");
            bras.rule(Rule.on("show sessions state match .*").answer(" state  \n--------\n active"));
            assertThat(bench.perform("user_redirect", Sample.full()))
                    .as("it answered nothing to terminate, but the session is there")
                    .isInstanceOf(Outcome.Postpone.class);
            bras.rule(Rule.on("terminate .*").answer("command failed"));
            assertThat(bench.perform("user_redirect", Sample.full())).isInstanceOf(Outcome.Fail.class);
        }
    }

    @Test
    void accelPppChangesTheShaperOfAnInterfaceThatIsKnown() throws Exception {
        try (SimulatedCli bras = device(Dialect.ACCEL, Transport.TELNET);
                Bench bench = bench("Accel-ppp-CLI", bras)) {
            Map<String, Object> account = Sample.full();
            account.put("ifname", "ppp17");
            bench.done("user_rate_set", account);
            assertThat(bras.facts()).containsEntry("shaper ppp17", "20480/5120");
            bench.done("user_rate_set_cancel", account);
            assertThat(bras.facts()).containsEntry("shaper ppp17", "0/0");
            assertThat(sent(bras)).noneMatch(line -> line.startsWith("terminate"));
            bras.rule(Rule.on("shaper change .*").answer("not found"));
            bench.done("user_rate_set", account);
        }
    }

    @Test
    void aSimulatedLinuxTakesTheSameLinesAsARealOne() throws Exception {
        try (SimulatedCli router = device(Dialect.LINUX, Transport.SSH);
                Bench bench = bench("Linux-ipset", router)) {
            bench.done("user_redirect", Sample.full());
            assertThat(router.facts()).containsKey("set crb_negbal 10.88.0.15");
            everyEventTwice("Linux-ipset", bench, router);
        }
    }

    private static List<String> sent(SimulatedCli device) {
        List<String> lines = new ArrayList<>();
        device.journal().entries().forEach(entry -> lines.add(entry.command()));
        return lines;
    }
}
