package org.nasd.tck.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.tck.bench.Bench;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What the driver's bundle is to the container. */
public interface BundleChecks {

    /** The parts of nasd that a driver may see: the API's packages for drivers, and the command line dialogue. */
    List<String> OPEN_TO_DRIVERS = List.of("org.nasd.api.driver", "org.nasd.api.nas", "org.nasd.cli");

    @Test
    default void theBundleExportsNothing(Bench bench) {
        assertThat(revision(bench).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE))
                .isEmpty();
    }

    @Test
    default void theBundleRunsWithEveryLaterOneDotSomethingOfTheApi(Bench bench) {
        BundleRequirement api = imports(bench)
                .filter(requirement -> filter(requirement).contains("=org.nasd.api.driver)"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("org.nasd.api.driver is not imported"));
        assertThat(filter(api))
                .as(
                        "the import of org.nasd.api.driver must be the range [1.0,2), as bnd writes it for who implements its interfaces")
                .contains("(version>=1.")
                .contains("(!(version>=2.0.0))");
    }

    @Test
    default void theBundleUsesOnlyWhatIsOpenToDrivers(Bench bench) {
        Bundle bundle = bundle(bench);
        assertThat(imports(bench).map(BundleChecks::filter))
                .filteredOn(filter -> filter.contains("=org.nasd."))
                .allSatisfy(filter -> assertThat(OPEN_TO_DRIVERS)
                        .as("packages of nasd that %s may import", bundle)
                        .anyMatch(open -> filter.contains("=" + open + ")")));
    }

    @Test
    default void theBundleOffersTheDriverByItsName(Bench bench) {
        ServiceReference<?>[] offered = bundle(bench).getRegisteredServices();
        assertThat(offered).isNotNull();
        assertThat(Stream.of(offered)
                        .filter(service -> List.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                                .contains(DeviceDriver.class.getName()))
                        .map(service -> service.getProperty(DriverType.PROPERTY)))
                .containsOnlyOnce(bench.device().driver());
    }

    private static Bundle bundle(Bench bench) {
        return bench.container().bundle(bench.device().bundle());
    }

    private static BundleRevision revision(Bench bench) {
        return bundle(bench).adapt(BundleRevision.class);
    }

    private static Stream<BundleRequirement> imports(Bench bench) {
        return revision(bench).getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream();
    }

    private static String filter(BundleRequirement requirement) {
        return requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
    }
}
