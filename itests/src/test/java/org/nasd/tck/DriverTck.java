package org.nasd.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nasd.tck.bench.Bench;
import org.nasd.tck.bench.BenchProvider;
import org.nasd.tck.check.BundleChecks;
import org.nasd.tck.check.ClosingChecks;
import org.nasd.tck.check.DeadlineChecks;
import org.nasd.tck.check.DeliveryChecks;
import org.nasd.tck.check.GarbageChecks;
import org.nasd.tck.check.HostileValueChecks;
import org.nasd.tck.check.LeakChecks;
import org.nasd.tck.check.OutcomeChecks;
import org.nasd.tck.check.SecretChecks;
import org.nasd.tck.check.SettingsChecks;
import org.nasd.tck.check.SilenceChecks;

/**
 * What holds for every driver. A class that implements it, and {@link WithTemplates} and {@link OverTcp} where they apply, is a complete
 * test of one driver against one device.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BenchProvider.class)
public interface DriverTck
        extends BundleChecks,
                SettingsChecks,
                OutcomeChecks,
                DeadlineChecks,
                ClosingChecks,
                SilenceChecks,
                HostileValueChecks,
                GarbageChecks,
                DeliveryChecks,
                LeakChecks,
                SecretChecks {

    /** The device, not started yet. Called once. */
    DeviceUnderTest device();

    @Test
    default void noPartOfTheKitIsForgotten(Bench bench) throws Exception {
        assertThat(this instanceof WithTemplates)
                .as("WithTemplates is implemented just where the driver uses templates")
                .isEqualTo(bench.driver().usesTemplates());
        assertThat(this instanceof OverTcp)
                .as("OverTcp is implemented just where the device has a TCP port")
                .isEqualTo(bench.link().isPresent());
    }
}
