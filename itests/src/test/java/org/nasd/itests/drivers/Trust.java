package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;
import org.nasd.simulator.Gauges;
import org.nasd.simulator.SimulatedNas;

/** A NAS that is not who it was gets nothing to hear, and one that refuses the password is not asked again and again. */
interface Trust {

    int MOST_LOGINS = 3;

    @Test
    @Tag("F15")
    @Fault(
            value = "F15",
            injected = "another SSH host key",
            passes = "0 bytes of password or command sent; the NAS stops until a person says so")
    default void aNasThatShowsAnotherHostKeyIsStoppedBeforeAnythingIsSentAndGoesOnWhenAPersonSaysSo(Scene scene)
            throws Exception {
        CliDevice device = CliDevice.ssh("exchanged", 4, Duration.ofMillis(2));
        Site.Range accounts = scene.add(device, 10);
        scene.ask(accounts, 1, 2);
        scene.awaitDoneOnce(device, accounts, 2);

        device.simulated().changeHostKey();
        device.simulated().dropConnections(false);
        Gauges before = device.simulated().gauges();
        scene.ask(accounts, 3, 3);
        scene.awaitState(device, "stopped");
        Gauges after = device.simulated().gauges();
        assertThat(after.accepted()).isGreaterThan(before.accepted());
        assertThat(List.of(after.logins(), after.refusedLogins(), after.commands()))
                .as("logins, refused logins and commands")
                .isEqualTo(List.of(before.logins(), before.refusedLogins(), before.commands()));
        assertThat(scene.why(device)).contains("its host key has changed", "nas:resume");
        assertThat(scene.site().shell("nas:list")).contains("its host key has changed");
        assertThat(scene.site().nasd().home().resolve("log/nas_event_daemon.log"))
                .content()
                .contains("its host key has changed");
        scene.assertNothingCharged(device);

        forget(scene.site().nasd().home().resolve("db/known_hosts"), device);
        scene.site().shell("nas:resume " + device.name());
        scene.awaitDoneOnce(device, accounts, 3);
        scene.dismiss(device);
    }

    private static void forget(Path knownHosts, CliDevice device) throws Exception {
        String host = "[127.0.0.1]:" + device.simulated().port() + " ";
        List<String> lines = Files.readAllLines(knownHosts);
        List<String> others =
                lines.stream().filter(line -> !line.startsWith(host)).toList();
        assertThat(others).hasSizeLessThan(lines.size());
        Files.write(knownHosts, others);
    }

    @Test
    @Tag("F16")
    @Fault(value = "F16", injected = "wrong NAS password", passes = "<= 3 logins, then none until the settings change")
    default void aWrongPasswordIsTriedThreeTimesAtMostAndTheRightOneIsUsedAsSoonAsItIsSet(Scene scene)
            throws Exception {
        RouterDevice router = new RouterDevice("locked-router", 10, Duration.ofMillis(2));
        CliDevice ssh = CliDevice.ssh("locked-ssh", 4, Duration.ofMillis(2));
        CliDevice telnet = CliDevice.telnet("locked-telnet", 4, Duration.ofMillis(2));
        Map<Device, SimulatedNas> devices = new LinkedHashMap<>();
        devices.put(router, router.simulated());
        devices.put(ssh, ssh.simulated());
        devices.put(telnet, telnet.simulated());
        Map<Device, Site.Range> accounts = new LinkedHashMap<>();
        for (Device device : devices.keySet()) {
            accounts.put(device, scene.add(device, 10, "telnet_password=wr0ng-word"));
            scene.ask(accounts.get(device), 1, 2);
        }

        for (Device device : devices.keySet()) {
            scene.awaitState(device, "stopped");
        }
        scene.bystander().pace(300);
        for (Device device : devices.keySet()) {
            Gauges gauges = devices.get(device).gauges();
            assertThat(gauges.refusedLogins()).as(device.name()).isBetween(1L, (long) MOST_LOGINS);
            assertThat(gauges.logins() + gauges.commands()).as(device.name()).isZero();
            assertThat(scene.why(device)).containsIgnoringCase("login").doesNotContain("wr0ng");
            scene.assertNothingCharged(device);
        }

        for (Device device : devices.keySet()) {
            scene.site().shell("nas:set " + device.name() + " telnet_password=" + device.password());
        }
        for (Device device : devices.keySet()) {
            scene.awaitDoneOnce(device, accounts.get(device), 2);
            scene.assertNothingCharged(device);
            scene.dismiss(device);
        }
    }
}
