package org.nasd.itests.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasd.itests.harness.Distribution;
import org.nasd.itests.harness.Router;

/** The examples for vendors: built from their folders by plain Maven, dropped into {@code deploy/}, taken away, put back. */
class VendorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BUNDLE = "com.example.driver.acme";

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
        try (AcmeProcess device = AcmeProcess.start(driver.folder())) {
            List<List<String>> guide = Guide.shellBlocks(device.port());
            type(guide.get(0));
            nasd.await("the NAS waits for its driver", SOON, () -> shell("nas:list")
                    .contains("parked"));

            Path deployed = deploy(driver);
            nasd.await("the driver is there", SOON, () -> shell("nas:drivers").contains(BUNDLE));
            isDelivered(device, 1);
            type(guide.get(1));
            assertThat(device.told("NOTE \"hello\"")).isEqualTo(1);

            Files.delete(deployed);
            nasd.await("the driver has gone", SOON, () -> !shell("nas:drivers").contains(BUNDLE));
            nasd.await("the NAS waits again", SOON, () -> shell("nas:list").contains("parked"));
            type(guide.get(0).stream()
                    .filter(line -> line.startsWith("nas:push"))
                    .toList());
            isDelivered(device, 1);

            deploy(driver);
            isDelivered(device, 2);
            assertThat(shell("nas:events failed")).doesNotContain("acme1");
        }
    }

    @Test
    void aBundleThatCarriesNothingButASchemeWorksOnDeviceOfAShippedDriver() throws Exception {
        try (Router router = Router.start("hotspot1", Duration.ofMillis(5))) {
            router.addTo(nasd, "10.92.0.1", "Example-Hotspot", 3);
            shell("nas:user-add id=11 abonent_id=11 nas=hotspot1 login=u11 ip=10.92.1.11");
            deploy(scheme);
            nasd.await("the scheme is there", SOON, () -> shell("nas:schemes").contains("Example-Hotspot"));
            shell("nas:push user_redirect 11 --wait 30");
            assertThat(router.simulated().rows("/ip/firewall/address-list")).anySatisfy(row -> assertThat(row)
                    .containsEntry("list", "hotspot_debtors")
                    .containsEntry("address", "10.92.1.11"));
        }
    }

    private static void type(List<String> lines) throws Exception {
        for (String line : lines) {
            shell(line);
        }
    }

    private static void isDelivered(AcmeProcess device, int times) throws Exception {
        for (int account = 1; account <= 3; account++) {
            String command = "BLOCK \"10.91.1." + account + "\"";
            nasd.await(command + " came " + times + " times", SOON, () -> device.told(command) == times);
        }
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
