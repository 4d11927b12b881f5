package org.nasd.itests.drivers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasd.itests.faults.report.Fault;

/** Mistakes in what an operator writes are shown and change nothing: what was good stays in force, and no event fails. */
interface BadSettings {

    /** Stands for what the file held before. */
    String GOOD = "<good>";

    @Test
    @Tag("F24")
    @Fault(
            value = "F24",
            injected = "bad scheme settings and templates for every driver",
            passes = "the last good one stays in force; the error shows; 0 failed events")
    default void mistakesInSchemesAreShownAndTheLastGoodOneStaysInForceForEveryDriver(Scene scene) throws Exception {
        Duration latency = Duration.ofMillis(2);
        Map<Device, String> schemes = new LinkedHashMap<>();
        schemes.put(new RouterDevice("edited-router", 5, latency), "Test-Router");
        schemes.put(CliDevice.ssh("edited-ssh", 4, latency), "Test-Ssh");
        schemes.put(CliDevice.telnet("edited-telnet", 4, latency), "Test-Telnet");
        schemes.put(new DasDevice("edited-das", 5, latency), "Test-Radius");
        Map<Device, Site.Range> accounts = new LinkedHashMap<>();
        for (Device device : schemes.keySet()) {
            accounts.put(device, scene.add(device, 5));
            scene.ask(accounts.get(device), 1, 1);
        }
        for (Device device : schemes.keySet()) {
            scene.awaitDoneOnce(device, accounts.get(device), 1);
        }

        int place = 1;
        for (List<String> mistake : List.of(
                List.of("mark.cmd", "mark {{mark"),
                List.of("scheme.cfg", GOOD + "timeout.command = soon\n"),
                List.of("scheme.cfg", "no word of a driver\n"))) {
            Map<Path, String> good = new LinkedHashMap<>();
            for (String scheme : schemes.values()) {
                Path file = scene.site().etc().resolve("oss/" + scheme + "/" + mistake.get(0));
                good.put(file, Files.readString(file));
                Files.writeString(file, mistake.get(1).replace(GOOD, good.get(file)));
            }
            place++;
            assertShownAndHarmless(scene, schemes, accounts, mistake.get(0), place);
            for (Map.Entry<Path, String> file : good.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
            scene.site().nasd().await("the mistakes are gone", Scene.SOON, () -> schemes.values().stream()
                    .noneMatch(scheme -> shown(scene, scheme, mistake.get(0))));
        }
        for (Device device : schemes.keySet()) {
            scene.dismiss(device);
        }
    }

    private static void assertShownAndHarmless(
            Scene scene, Map<Device, String> schemes, Map<Device, Site.Range> accounts, String file, int place)
            throws Exception {
        for (String scheme : schemes.values()) {
            scene.site().nasd().await(scheme + ": the mistake shows", Scene.SOON, () -> shown(scene, scheme, file));
        }
        for (Device device : schemes.keySet()) {
            scene.ask(accounts.get(device), place, place);
        }
        for (Device device : schemes.keySet()) {
            scene.awaitDoneOnce(device, accounts.get(device), place);
            scene.assertNothingCharged(device);
        }
    }

    private static boolean shown(Scene scene, String scheme, String file) {
        try {
            return scene.site()
                    .shell("nas:schemes")
                    .matches("(?s).*" + scheme + "\\b[^\\n]*\\n?[^\\n]*" + file.replace(".", "\\.") + ".*");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("F24")
    @Fault(
            value = "F24",
            injected = "bad dispatch settings",
            passes = "the last good ones stay in force; the error is logged")
    default void aMistakeInTheSettingsOfTheDispatchIsLoggedAndTheLastGoodOnesStayInForce(Scene scene) throws Exception {
        Path file = scene.site().etc().resolve("org.nasd.scheduler.cfg");
        String good = Files.readString(file);
        CliDevice device = CliDevice.telnet("configured", 2, Duration.ofMillis(2));
        Site.Range accounts = scene.add(device, 5);
        scene.ask(accounts, 1, 1);
        scene.awaitDoneOnce(device, accounts, 1);

        Files.writeString(file, good + "attempts.max = many\n");
        scene.site().nasd().await("the mistake is logged", Scene.SOON, () -> scene.site().nasd().log().stream()
                .anyMatch(line -> line.contains("attempts")));
        scene.ask(accounts, 2, 2);
        scene.awaitDoneOnce(device, accounts, 2);
        scene.assertNothingCharged(device);
        Files.writeString(file, good);
        scene.dismiss(device);
    }
}
