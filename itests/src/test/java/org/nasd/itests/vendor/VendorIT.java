package org.nasd.itests.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Router;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Mark;

/** The examples for vendors: built from their folders by plain Maven, dropped into {@code deploy/}, taken away, put back. */
class VendorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path NOWHERE = Path.of("");

    private static Example driver;
    private static Example scheme;
    private static Distribution nasd;

    @BeforeAll
    static void build() throws Exception {
        NasdRepository repository = NasdRepository.create();
        driver = Example.build("driver-acme", repository);
        scheme = Example.build("scheme-only", repository);
        nasd = Distribution.unpacked("vendor").start().awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        if (nasd != null) {
            nasd.close();
        }
    }

    @Test
    void theExampleDriverPassesTheKit() throws Exception {
        assertThat(driver.testRuns())
                .anySatisfy(run -> assertThat(run).contains("AcmeTckIT", "Failures: 0, Errors: 0, Skipped: 0"));
    }

    @Test
    void aDriverDroppedIntoDeployWorksAndMayGoAndComeBack() throws Exception {
        try (DeviceUnderTest device = driver.fromTests(DeviceUnderTest.class, "com.example.driver.acme.AcmeDevice")) {
            int port = device.start(NOWHERE);
            shell("nas:add name=acme1 nas_ip=10.91.0.1 scheme=Acme forks=3 telnet_ip=127.0.0.1 telnet_port=" + port
                    + " telnet_login=" + device.nas().get("TELNET_LOGIN") + " telnet_password="
                    + device.nas().get("TELNET_PASSWORD"));
            addAccounts("acme1", 1, "10.91.1.");
            push(1);
            nasd.await("the NAS waits for its driver", SOON, () -> shell("nas:list")
                    .contains("parked"));

            Path deployed = deploy(driver);
            nasd.await("the driver is there", SOON, () -> shell("nas:drivers").contains("com.example.driver.acme"));
            isDelivered(device, 1);

            Files.delete(deployed);
            nasd.await("the driver has gone", SOON, () -> !shell("nas:drivers").contains("com.example.driver.acme"));
            push(1);
            nasd.await("the NAS waits again", SOON, () -> shell("nas:list").contains("parked"));
            assertThat(device.marks()).hasSize(3);

            deploy(driver);
            isDelivered(device, 2);
            assertThat(shell("nas:events failed")).doesNotContain("acme1");
        }
    }

    @Test
    void aBundleThatCarriesNothingButASchemeWorksOnDeviceOfAShippedDriver() throws Exception {
        try (Router router = Router.start("hotspot1", Duration.ofMillis(5))) {
            router.addTo(nasd, "10.92.0.1", "Example-Hotspot", 3);
            addAccounts("hotspot1", 11, "10.92.1.");
            deploy(scheme);
            nasd.await("the scheme is there", SOON, () -> shell("nas:schemes").contains("Example-Hotspot"));
            shell("nas:push user_redirect 11 --wait 30");
            assertThat(router.simulated().rows("/ip/firewall/address-list")).anySatisfy(row -> assertThat(row)
                    .containsEntry("list", "hotspot_debtors")
                    .containsEntry("address", "10.92.1.11"));
        }
    }

    private static void addAccounts(String nas, int first, String ip) throws Exception {
        for (int id = first; id < first + 3; id++) {
            shell("nas:user-add id=" + id + " abonent_id=" + id + " nas=" + nas + " login=u" + id + " ip=" + ip + id);
        }
    }

    private static void push(int first) throws Exception {
        for (int id = first; id < first + 3; id++) {
            shell("nas:push user_redirect " + id);
        }
    }

    private static void isDelivered(DeviceUnderTest device, int times) throws Exception {
        List<String> all = Stream.of("10.91.1.1", "10.91.1.2", "10.91.1.3").toList();
        nasd.await("every account was blocked " + times + " times", SOON, () -> {
            List<String> marked = device.marks().stream().map(Mark::value).toList();
            return all.stream()
                    .allMatch(ip -> marked.stream().filter(ip::equals).count() == times);
        });
    }

    private static Path deploy(Example example) throws Exception {
        Path deployed = nasd.home().resolve("deploy").resolve(example.jar().getFileName());
        Files.copy(example.jar(), deployed);
        return deployed;
    }

    private static String shell(String command) throws Exception {
        return nasd.admin().run(command).ok();
    }
}
