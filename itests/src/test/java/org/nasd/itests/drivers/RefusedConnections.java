package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.simulator.Gate;
import org.nasd.simulator.SimulatedNas;

/** NAS that refuse connections are let be after five tries, at nobody's cost, and are worked again when they are back. */
interface RefusedConnections {

    int TRIES = 5;
    int ACCOUNTS = 20;
    int PLACES = 3;
    double MOST_LOSS = 0.05;
    int COMMANDS = 300;

    /** Microseconds until a try is noticed here at the latest; the next one comes after 1.6 s at the earliest. */
    long NOTICED = 1_000_000;

    @Test
    @Tag("F12")
    @Fault(
            value = "F12",
            injected = "NAS of three kinds refuse connections",
            passes = "nothing charged; other NAS lose <= 5 %; worked when they are back")
    default void nasThatRefuseConnectionsChargeNothingCostOthersNothingAndAreWorkedWhenTheyAreBack(Scene scene)
            throws Exception {
        RouterDevice router = new RouterDevice("refusing-router", 10, Duration.ZERO);
        CliDevice ssh = CliDevice.ssh("refusing-ssh", 8, Duration.ZERO);
        CliDevice telnet = CliDevice.telnet("refusing-telnet", 4, Duration.ZERO);
        DasDevice das = new DasDevice("refusing-das", 10, Duration.ZERO);
        List<Device> devices = List.of(router, ssh, telnet, das);
        List<SimulatedNas> simulated =
                List.of(router.simulated(), ssh.simulated(), telnet.simulated(), das.simulated());
        simulated.forEach(nas -> nas.gate(Gate.CLOSED));
        double before = scene.bystander().pace(COMMANDS);
        List<Site.Range> accounts = List.of(
                scene.add(router, ACCOUNTS),
                scene.add(ssh, ACCOUNTS),
                scene.add(telnet, ACCOUNTS),
                scene.add(das, ACCOUNTS));
        for (Site.Range range : accounts) {
            scene.ask(range, 1, PLACES);
        }

        for (Device device : devices) {
            scene.awaitState(device, "unavailable");
            scene.assertNothingCharged(device);
        }
        assertThat(scene.bystander().keeps(before, 1 - MOST_LOSS, COMMANDS, () -> scene.resume(devices)))
                .as("share of the commands per second of another NAS")
                .isGreaterThanOrEqualTo(1 - MOST_LOSS);

        simulated.forEach(nas -> nas.gate(Gate.OPEN));
        for (int i = 0; i < devices.size(); i++) {
            scene.awaitDoneOnce(devices.get(i), accounts.get(i), PLACES);
            scene.assertNothingCharged(devices.get(i));
            scene.dismiss(devices.get(i));
        }
    }

    @Test
    @Tag("F12")
    @Fault(
            value = "F12",
            injected = "NAS of three kinds reset every connection",
            passes = "the circuit opens after 5; nothing charged")
    default void aNasIsUnavailableAfterFiveTriesInARow(Scene scene) throws Exception {
        RouterDevice router = new RouterDevice("resetting-router", 10, Duration.ZERO);
        CliDevice ssh = CliDevice.ssh("resetting-ssh", 8, Duration.ZERO);
        CliDevice telnet = CliDevice.telnet("resetting-telnet", 4, Duration.ZERO);
        List<Device> devices = List.of(router, ssh, telnet);
        List<SimulatedNas> simulated = List.of(router.simulated(), ssh.simulated(), telnet.simulated());
        try (Visits visits = new Visits(simulated)) {
            for (Device device : devices) {
                simulated.get(devices.indexOf(device)).gate(Gate.RESET);
                scene.ask(scene.add(device, ACCOUNTS), 1, 1);
            }
            for (int i = 0; i < devices.size(); i++) {
                Path log = scene.site().log(devices.get(i));
                scene.site().nasd().await("it is given up", Scene.SOON, () -> givenUpAt(log) > 0);
                assertThat(visits.until(i, givenUpAt(log) + NOTICED))
                        .as("tries at " + devices.get(i).name())
                        .isEqualTo(TRIES);
                scene.assertNothingCharged(devices.get(i));
            }
        }
        for (Device device : devices) {
            scene.dismiss(device);
        }
    }

    /** When the log of a NAS says that it is unavailable, in microseconds since 1970; 0 when it does not. */
    private static long givenUpAt(Path log) throws Exception {
        return !Files.exists(log)
                ? 0
                : Files.readAllLines(log).stream()
                        .filter(line -> line.contains("NAS is unavailable"))
                        .mapToLong(Tries::micros)
                        .findFirst()
                        .orElse(0);
    }
}
