package org.nasd.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Shell;
import org.nasd.itests.harness.Sockets;

/** The distribution as it comes out of its archive: it boots alone, it is quiet, and it is shut. */
class DistributionIT {

    private static Distribution nasd;
    private static List<String> bootLog;

    @BeforeAll
    static void boot() throws Exception {
        nasd = Distribution.unpacked("distribution").start();
        long began = System.nanoTime();
        nasd.awaitReady();
        System.out.printf(
                "boot to ready: %d ms, resident: %d MB%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                Sockets.residentMegabytes(nasd.process().pid()));
        bootLog = nasd.log();
        nasd.withUser("vera", "looks", "viewers");
    }

    @AfterAll
    static void stop() throws Exception {
        nasd.close();
    }

    @Test
    void everyBundleIsActive() throws Exception {
        List<String> idle = nasd.admin()
                .run("bundle:list -t 0 --no-format")
                .ok()
                .lines()
                .filter(line -> line.matches("\\s*\\d+\\t.*"))
                .filter(line -> !line.split("\t")[1].trim().equals("Active"))
                // a fragment is never active
                .filter(line -> !line.contains("Hosts: "))
                .toList();
        assertThat(idle).isEmpty();
    }

    @Test
    void everyComponentIsSatisfied() throws Exception {
        assertThat(nasd.admin().run("scr:list | cat").ok())
                .contains("org.nasd.scheduler")
                .doesNotContain("UNSATISFIED", "FAILED");
    }

    @Test
    void bootingRefreshesNothingAndWarnsOfNothing() throws Exception {
        assertThat(bootLog)
                .isNotEmpty()
                .noneMatch(
                        line -> line.contains("| WARN ") || line.contains("| ERROR ") || line.contains("Refreshing"));
        assertThat(nasd.home().resolve("console.out")).content().doesNotContain("Exception", "WARN");
    }

    @Test
    void theFirstStartTellsWhereThePasswordIs() {
        assertThat(nasd.home().resolve("console.out")).content().contains("etc/admin.password");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        List<Sockets.Listener> listeners = Sockets.listenersOf(nasd.process().pid());
        assertThat(listeners)
                .extracting(Sockets.Listener::port)
                .contains(
                        nasd.ports().rest(),
                        nasd.ports().http(),
                        nasd.ports().ssh(),
                        nasd.ports().rmiRegistry(),
                        nasd.ports().rmiServer());
        assertThat(listeners).allMatch(Sockets.Listener::loopbackOnly);
    }

    @Test
    void aFaceAnswersOnItsOwnPortOnly() throws Exception {
        assertThat(nasd.get(nasd.ports().rest(), "/health/live").statusCode()).isEqualTo(200);
        assertThat(nasd.get(nasd.ports().http(), "/health/live").statusCode()).isEqualTo(404);
        assertThat(nasd.get(nasd.ports().rest(), "/metrics").statusCode()).isEqualTo(200);
        assertThat(nasd.get(nasd.ports().http(), "/metrics").statusCode()).isEqualTo(404);
        assertThat(nasd.get(nasd.ports().http(), "/system/console/bundles").statusCode())
                .isEqualTo(401);
        assertThat(nasd.get(nasd.ports().rest(), "/system/console/bundles").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFirstPasswordIsForTheOwnerOfTheFilesAlone() throws Exception {
        Path etc = nasd.home().resolve("etc");
        String password = Files.readString(etc.resolve("admin.password")).trim();
        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        for (String file : List.of("admin.password", "users.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(etc.resolve("users.properties")).content().doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cm:getConfiguration org.apache.karaf.jaas",
                "config:list",
                "config:property-set -p org.nasd.rest port 1",
                "bundle:stop org.nasd.scheduler",
                "feature:list",
                "system:shutdown -f",
                "system:property java.version",
                "shell:cat etc/users.properties",
                "shell:less etc/users.properties",
                "shell:head etc/users.properties",
                "shell:grep admin etc/users.properties",
                "shell:exec id",
                "shell:java org.nasd.Nothing",
                "shell:nano etc/users.properties",
                "jaas:realm-list",
                "log:set DEBUG",
                "kar:list",
                "bundle:headers",
                "bundle:diag",
                "package:exports",
                "service:list",
                "scr:list",
                "instance:list",
                "jdbc:ds-list",
                "ssh:ssh 127.0.0.1",
                "nas:encrypt --dry-run",
                "nas:rekey",
                "nas:pause --all",
                "dev:dump-create",
                "echo hello > etc/hello",
                "$.context bundles",
                "nas:add name=x nas_ip=10.9.9.9 scheme=Mikrotik-Simple",
            })
    void aViewerCannotRunWhatIsNotForLooking(String command) throws Exception {
        Shell.Result result = nasd.shell("vera", "looks").run(command);
        assertThat(result.status()).isNotZero();
        assertThat(result.output())
                .containsAnyOf("Insufficient credentials", "Command not found", "SecurityException", "viewer");
    }

    /** A command without a rule of its own, of a scope with rules, would else be everybody's. */
    @Test
    void whatNoRuleNamesIsForAdministratorsInEveryScope() throws Exception {
        try (Stream<Path> files = Files.list(nasd.home().resolve("etc"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().contains(".command.acl."))
                    .toList()) {
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.matches("\\s*\\*\\s*=.*"))
                                .map(line -> line.replaceAll(".*=\\s*", "").strip()))
                        .as(file.toString())
                        .allMatch("admin"::equals);
            }
        }
        assertThat(nasd.home().resolve("etc/system.properties"))
                .content()
                .containsPattern("karaf.secured.command.compulsory.roles\\s*=\\s*admin\\s");
    }

    @Test
    void nothingIsInstalledThatOpensAnotherDoor() throws Exception {
        String bundles = nasd.admin().run("bundle:list -t 0 -s --no-format").ok();
        assertThat(bundles)
                .contains("org.nasd.shell")
                .doesNotContain(
                        "webconsole.gogo",
                        "webconsole.instance",
                        "webconsole.features",
                        "org.apache.karaf.instance",
                        "org.apache.karaf.jdbc");
        for (String command : List.of("instance:create x", "jdbc:ds-list", "jdbc:query nasd 'SELECT 1'")) {
            assertThat(nasd.admin().run(command).output()).contains("Command not found");
        }
        for (String path : List.of("/system/console/gogo", "/h2-console", "/h2-console/", "/jolokia", "/instance")) {
            assertThat(nasd.get(nasd.ports().http(), path).statusCode())
                    .as(path)
                    .isIn(401, 403, 404);
            assertThat(nasd.get(nasd.ports().rest(), path).statusCode())
                    .as(path)
                    .isIn(401, 403, 404);
        }
        assertThat(nasd.home().resolve("etc/org.apache.karaf.shell.cfg"))
                .content()
                .containsPattern("sftpEnabled\\s*=\\s*false");
    }

    @Test
    @SuppressWarnings("BanJNDI") // the address is this test's own
    void jmxAsksForALogin() throws Exception {
        JMXServiceURL address =
                new JMXServiceURL("service:jmx:rmi://127.0.0.1:" + nasd.ports().rmiServer() + "/jndi/rmi://127.0.0.1:"
                        + nasd.ports().rmiRegistry() + "/karaf-nasd");
        assertThatThrownBy(() -> JMXConnectorFactory.connect(address))
                .hasMessageContaining("Expected String[2], got null");
        assertThatThrownBy(() -> JMXConnectorFactory.connect(
                        address, Map.of(JMXConnector.CREDENTIALS, new String[] {"karaf", "karaf"})))
                .isInstanceOf(SecurityException.class);
        String password =
                Files.readString(nasd.home().resolve("etc/admin.password")).strip();
        JMXConnectorFactory.connect(address, Map.of(JMXConnector.CREDENTIALS, new String[] {"admin", password}))
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "log", "db", "etc/secrets", "data/seen"})
    void whatHoldsSecretsOrDataIsClosedToOthers(String directory) throws Exception {
        Set<PosixFilePermission> permissions =
                Files.getPosixFilePermissions(nasd.home().resolve(directory));
        assertThat(permissions)
                .doesNotContain(
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_WRITE,
                        PosixFilePermission.OTHERS_EXECUTE,
                        PosixFilePermission.GROUP_WRITE);
    }

    @Test
    void aViewerMayLookAtTheNas() throws Exception {
        nasd.shell("vera", "looks").run("nas:list").ok();
    }

    @Test
    void filesCannotBeFetchedOverSsh() throws Exception {
        assertThat(nasd.admin().run("scp -f etc/users.properties").output()).doesNotContain("_g_");
    }
}
