package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.itests.harness.Heap;
import org.nasd.simulator.Effect;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.Trigger;
import org.nasd.simulator.cli.Rule;

/** A NAS that talks nonsense, or without end, costs little memory and nobody else's time, and is worked when it is sane again. */
interface Garbage {

    long MOST_MEGABYTES = 50;
    int MIB = 1 << 20;
    int COMMANDS_MEANWHILE = 120;
    double LEAST_PACE = 0.8;
    String CUT = "[cut here: the NAS sent more than 1 MiB]";

    /** Who talks which nonsense where. */
    record Mad(Device device, SimulatedNas simulated, Trigger when, Effect.Kind kind) {

        static Mad router(String name, Effect.Kind kind) {
            RouterDevice device = new RouterDevice(name, 10, Duration.ofMillis(5));
            return new Mad(device, device.simulated(), Trigger.on("/queue/simple/"), kind);
        }

        static Mad answering(CliDevice device, Effect.Kind kind) {
            return new Mad(device, device.simulated(), Trigger.on("mark "), kind);
        }

        static Mad greeting(CliDevice device) {
            return new Mad(device, device.simulated(), Trigger.on(Trigger.CONNECT), Effect.Kind.ENDLESS_RECORDS);
        }
    }

    @Test
    @Tag("F14")
    @Fault(
            value = "F14",
            injected = "length word F0 FFFFFFFF, noise, answers without end, endless banner and prompt",
            passes = "heap growth <= 50 MB; nobody else notices")
    default void nonsenseAndAnswersWithoutEndCostLittleMemoryAndNobodyElseAnything(Scene scene) throws Exception {
        Duration latency = Duration.ofMillis(5);
        List<Mad> all = List.of(
                Mad.router("mad-length", Effect.Kind.HUGE_LENGTH),
                Mad.router("mad-records", Effect.Kind.ENDLESS_RECORDS),
                Mad.router("mad-sentence", Effect.Kind.ENDLESS_SENTENCE),
                Mad.answering(CliDevice.telnet("mad-telnet", 2, latency), Effect.Kind.ENDLESS_RECORDS),
                Mad.answering(CliDevice.telnet("mad-prompt", 2, latency), Effect.Kind.ENDLESS_SENTENCE),
                Mad.greeting(CliDevice.ssh("mad-ssh-banner", 2, latency)),
                Mad.greeting(CliDevice.telnet("mad-telnet-banner", 2, latency)));
        Heap heap = Heap.of(scene.site().nasd());
        double pace = scene.bystander().pace(2 * COMMANDS_MEANWHILE);
        long before = heap.megabytes();
        Map<Mad, Site.Range> accounts = new LinkedHashMap<>();
        for (Mad mad : all) {
            accounts.put(mad, scene.add(mad.device(), 4, Deadlines.LIMITS));
        }
        List<Long> megabytes = new ArrayList<>();
        for (Mad mad : all) {
            mad.simulated().inject(mad.when(), new Effect.Garbage(mad.kind()));
            scene.ask(accounts.get(mad), 1, 2);
            scene.site()
                    .nasd()
                    .await(
                            mad.device().name() + " talks nonsense",
                            Scene.SOON,
                            () -> mad.simulated().gauges().faults() > 0);
            assertThat(scene.bystander().keeps(pace, LEAST_PACE, COMMANDS_MEANWHILE, () -> scene.resume(mad.device())))
                    .as(
                            "share of the commands per second of another NAS beside %s",
                            mad.device().name())
                    .isGreaterThan(LEAST_PACE);
            megabytes.add(heap.megabytes() - before);
        }
        assertThat(megabytes).as("growth of the heap").allMatch(growth -> growth <= MOST_MEGABYTES);

        for (Mad mad : all) {
            mad.simulated().clearFaults();
            mad.simulated().dropConnections(true);
        }
        for (Mad mad : all) {
            scene.awaitDoneOnce(mad.device(), accounts.get(mad), 2);
            scene.assertNothingFailed(mad.device());
        }
        for (Mad mad : all) {
            scene.dismiss(mad.device());
        }
    }

    @Test
    @Tag("F14")
    @Fault(value = "F14", injected = "an answer of 3 MiB", passes = "cut at 1 MiB and marked so")
    default void anAnswerOfThreeMebibytesIsCutAtOneAndTheEventIsDone(Scene scene) throws Exception {
        String line = "0123456789abcdef".repeat(4) + "\n";
        Rule verbose = Rule.on("mark .*").answer(line.repeat(3 * MIB / line.length()));
        List<CliDevice> devices = List.of(
                CliDevice.ssh("verbose-ssh", 2, Duration.ZERO), CliDevice.telnet("verbose-telnet", 2, Duration.ZERO));
        Map<CliDevice, Site.Range> accounts = new LinkedHashMap<>();
        for (CliDevice device : devices) {
            device.simulated().rule(verbose);
            accounts.put(device, scene.add(device, 1));
            scene.ask(accounts.get(device), 1, 1);
        }
        for (CliDevice device : devices) {
            scene.awaitDoneOnce(device, accounts.get(device), 1);
            Path log = scene.site().log(device);
            scene.site()
                    .nasd()
                    .await(
                            log + " is written",
                            Scene.SOON,
                            () -> Files.exists(log) && Files.readString(log).contains(CUT));
            long said = Files.readAllLines(log).stream()
                    .map(String::strip)
                    .filter(each -> each.startsWith("0123456789"))
                    .mapToLong(each -> each.length() + 1)
                    .sum();
            assertThat(said).as("%s", log).isBetween(MIB - 2000L, (long) MIB);
            scene.assertNothingCharged(device);
            scene.dismiss(device);
        }
    }
}
