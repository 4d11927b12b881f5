package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nasd.itests.faults.report.Fault;

/** Drivers and schemes come, change and go while events flow; only their own NAS notice, and none loses an event. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
@ExtendWith(SceneProvider.class)
class DeployIT {

    private static final String INJECTED = "driver bundle updated, removed and put back under load";
    private static final String PASSES = "its NAS park and go on; other NAS untouched";

    private static final int ACCOUNTS = 20;
    private static final int PLACES = 60;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final double LEAST_PACE = 0.8;
    private static final int COMMANDS = 150;

    @Test
    @Tag("F23")
    @Fault(value = "F23", injected = INJECTED, passes = PASSES)
    void aDriverOverSshIsUpdatedRemovedAndPutBackUnderLoad(Scene scene) throws Exception {
        exchange(scene, CliDevice.ssh("s1", 4, LATENCY));
    }

    @Test
    @Tag("F23")
    @Fault(value = "F23", injected = INJECTED, passes = PASSES)
    void aDriverOverTelnetIsUpdatedRemovedAndPutBackUnderLoad(Scene scene) throws Exception {
        exchange(scene, CliDevice.telnet("t1", 4, LATENCY));
    }

    @Test
    @Tag("F23")
    @Fault(value = "F23", injected = INJECTED, passes = PASSES)
    void aDriverOverDatagramsIsUpdatedRemovedAndPutBackUnderLoad(Scene scene) throws Exception {
        exchange(scene, new DasDevice("d1", 4, LATENCY));
    }

    @Test
    @Tag("F23")
    @Fault(value = "F23", injected = INJECTED, passes = PASSES)
    void aDriverOfScriptsIsUpdatedRemovedAndPutBackUnderLoad(Scene scene) throws Exception {
        exchange(scene, new ScriptDevice("x1", 4, "sleep 0.05"));
    }

    @AfterAll
    static void nothingHappenedToTheNasBeside(Scene scene) throws Exception {
        scene.bystander().assertNothingHappened();
    }

    private static void exchange(Scene scene, Device device) throws Exception {
        double calm = scene.bystander().pace(2 * COMMANDS);
        Path jar = jarOf(scene, device.bundle());
        Site.Range accounts = scene.add(device, ACCOUNTS);
        scene.ask(accounts, 1, PLACES);
        awaitProgress(scene, device);

        String update = "bundle:update " + device.bundle() + " " + jar.toUri();
        scene.site().shell(update);
        awaitProgress(scene, device);
        double kept = scene.bystander()
                .keeps(calm, LEAST_PACE, COMMANDS, () -> scene.site().shell(update));
        assertThat(kept).as("share of the commands per second of another NAS").isGreaterThanOrEqualTo(LEAST_PACE);
        awaitProgress(scene, device);

        scene.site().shell("bundle:uninstall " + device.bundle());
        scene.awaitState(device, "parked");
        assertThat(scene.why(device)).contains("is not installed");
        assertThat(Seen.by(device).last(accounts)).as("there is something left").isLessThan(PLACES);
        scene.site().shell("bundle:install -s " + jar.toUri());
        scene.awaitDone(device, accounts, PLACES);

        Seen seen = Seen.by(device);
        assertThat(seen.lostOrOutOfOrder(accounts, PLACES)).isEmpty();
        assertThat(seen.repeated(accounts))
                .as("what was in flight when the driver went may come once more, nothing else")
                .isLessThanOrEqualTo(8L * device.forks());
        scene.assertNothingFailed(device);
        scene.dismiss(device);
    }

    /** More events take effect. */
    private static void awaitProgress(Scene scene, Device device) throws Exception {
        int before = device.sights().size();
        scene.site()
                .nasd()
                .await(
                        device.name() + " goes on",
                        Scene.SOON,
                        () -> device.sights().size() >= before + 20);
    }

    private static Path jarOf(Scene scene, String bundle) throws Exception {
        try (Stream<Path> files = Files.walk(scene.site().nasd().home().resolve("system/org/nasd/" + bundle))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aBundleWithASchemeIsDroppedInReplacedAndTakenAwayUnderLoad(Scene scene) throws Exception {
        RouterDevice device = new RouterDevice("bundled", 6, LATENCY);
        Site.Range accounts = scene.add(device, ACCOUNTS, "scheme=Bundled");
        Path deployed = scene.site().nasd().home().resolve("deploy/scheme-bundle.jar");
        scene.ask(accounts, 1, PLACES);
        scene.awaitState(device, "parked");

        drop(SchemeJar.of("Bundled", "1.0.0", command("10.9.0.1")), deployed);
        awaitProgress(scene, device);
        scene.awaitState(device, "working");
        assertThat(scene.site().shell("nas:schemes")).contains("Bundled");

        drop(SchemeJar.of("Bundled", "1.0.1", command("10.9.0.2")), deployed);
        scene.site().nasd().await("the new commands are used", Scene.SOON, () -> targets(device)
                .contains("10.9.0.2/32"));

        Files.delete(deployed);
        scene.awaitState(device, "parked");
        assertThat(Seen.by(device).last(accounts)).as("there is something left").isLessThan(PLACES);
        assertThat(scene.site().shell("nas:schemes")).doesNotContain("Bundled");
        drop(SchemeJar.of("Bundled", "1.0.2", command("10.9.0.3")), deployed);
        scene.awaitDoneOnce(device, accounts, PLACES);
        assertThat(targets(device)).contains("10.9.0.1/32", "10.9.0.2/32", "10.9.0.3/32");
        scene.assertNothingCharged(device);
        Files.delete(deployed);
        scene.dismiss(device);
    }

    private static String command(String target) {
        return "/queue simple ensure [name={{login}}] target=" + target + "/32 comment={{mark}}";
    }

    private static List<String> targets(RouterDevice device) {
        return device.simulated().journal().entries().stream()
                .map(entry -> entry.argument("target"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Puts a file where it is watched, whole at once. */
    private static void drop(Path jar, Path deployed) throws Exception {
        Files.move(jar, deployed, StandardCopyOption.REPLACE_EXISTING);
    }
}
