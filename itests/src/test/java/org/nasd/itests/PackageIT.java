package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.itests.harness.Programs;

/** The Debian package: what it holds, how its service is shut in, and its life from the installation to the purge. */
class PackageIT {

    private static final Path ROOT = Path.of(System.getProperty("nasd.root")).normalize();
    private static final List<String> PLACES =
            List.of("#", "WorkingDirectory=", "ExecStart=", "ReadWritePaths=", "StateDirectory", "LogsDirectory");

    @TempDir
    private Path scratch;

    @Test
    void whatAnOperatorMayChangeIsKeptByAnUpgradeAndNothingElse() throws Exception {
        Programs.need("dpkg-deb", "dpkg");
        List<String> conffiles = Programs.run("dpkg-deb", "-I", deb(), "conffiles");
        assertThat(conffiles)
                .contains(
                        "/etc/nasd/nasd.env",
                        "/etc/nasd/org.nasd.scheduler.cfg",
                        "/etc/nasd/logback.xml",
                        "/etc/nasd/oss/Mikrotik-Simple/scheme.cfg")
                .allMatch(file -> file.startsWith("/etc/nasd/"))
                // the daemon writes into these
                .doesNotContain("/etc/nasd/users.properties", "/etc/nasd/keys.properties")
                // these belong to the version
                .doesNotContain("/etc/nasd/startup.properties", "/etc/nasd/nasd-boot.xml");
        assertThat(contents())
                .anyMatch(line -> line.endsWith("./etc/nasd/nasd-boot.xml -> /usr/share/nasd/etc/nasd-boot.xml"));
    }

    @Test
    void everySettingIsEitherTheOperatorsOrTheVersions() throws Exception {
        Programs.need("dpkg-deb", "dpkg");
        List<String> shipped = contents().stream()
                .filter(line -> !line.startsWith("d"))
                .map(line -> line.split(" +", 6)[5].replaceFirst(" -> .*", ""))
                .toList();
        Predicate<String> elsewhere =
                file -> file.matches("\\./usr/share/nasd/etc/(monitoring/.*|(users|keys)\\.properties)");
        assertThat(shipped.stream().filter(file -> file.startsWith("./usr/share/nasd/etc/")))
                .hasSizeGreaterThan(100)
                .filteredOn(elsewhere.negate())
                .allMatch(file -> shipped.contains(file.replace("./usr/share/nasd/etc/", "./etc/nasd/")));
    }

    @Test
    void everyFileIsRootsAndNobodyElseMayWriteIt() throws Exception {
        Programs.need("dpkg-deb", "dpkg");
        assertThat(contents())
                .hasSizeGreaterThan(500)
                .allMatch(line -> line.matches("(d|-|l)rw[x-]r-[x-]r-[x-] root/root .*|lrwxrwxrwx root/root .*"));
    }

    @Test
    void bothUnitsShutTheServiceInAlike() throws Exception {
        assertThat(rules(ROOT.resolve("etc/systemd/nasd.service")))
                .hasSizeGreaterThan(20)
                .isEqualTo(rules(ROOT.resolve("packaging/deb/nasd.service")));
    }

    @Test
    void theUnitIsUnderstoodAndLeavesLittleOpen() throws Exception {
        Programs.need("systemd-analyze", "systemd");
        Path unit = scratch.resolve("nasd.service");
        String text = Files.readString(ROOT.resolve("packaging/deb/nasd.service"));
        Files.writeString(unit, text.replaceFirst("ExecStart=.*", "ExecStart=/bin/true"));
        // of other units of this machine it may have something to say, too
        assertThat(Programs.run("systemd-analyze", "verify", unit.toString()))
                .noneMatch(line -> line.contains("nasd.service"));
        Programs.run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit.toString());
    }

    @Test
    void theUnitWaitsLongerThanNasdTakes() throws Exception {
        assertThat(rules(ROOT.resolve("packaging/deb/nasd.service")))
                .contains("KillMode=mixed", "TimeoutStopSec=60", "Restart=on-failure");
    }

    /** Installed, started as its user with nothing writable but its own, upgraded, removed and purged, in a copy of this root. */
    @Test
    void livesFromInstallationToPurge() throws Exception {
        for (String program : List.of("dpkg", "unshare", "setpriv", "curl", "adduser")) {
            Programs.need(program, program);
        }
        Programs.leaveOutUnless(System.getProperty("user.name").equals("root"), "only root can install a package");
        Programs.leaveOutUnless(
                new ProcessBuilder("unshare", "--mount", "--net", "--pid", "--fork", "true")
                                .start()
                                .waitFor()
                        == 0,
                "this machine allows no namespaces");
        List<String> said = Programs.run(
                Duration.ofMinutes(8),
                ROOT.resolve("packaging/test/deb-lifecycle.sh").toString(),
                deb());
        said.forEach(System.out::println);
        assertThat(said).last().asString().contains("passed");
    }

    private static List<String> contents() throws Exception {
        return Programs.run("dpkg-deb", "-c", deb());
    }

    private static List<String> rules(Path unit) throws IOException {
        return Files.readAllLines(unit).stream()
                .filter(line -> !line.isBlank() && PLACES.stream().noneMatch(line::startsWith))
                .toList();
    }

    private static String deb() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("karaf-assembly/target"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("nasd_.*_all\\.deb"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0).toString();
        }
    }
}
