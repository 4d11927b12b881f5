package org.nasd.scheduler.internal.assignment;

import java.util.List;
import java.util.Optional;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.nas.Nas;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.stack.NasControl;

/** What a NAS is worked with, or why it cannot be worked. */
public sealed interface Assignment {

    /** The settings of the NAS itself. */
    Nas nas();

    /** The order to pause it, or null. */
    NasControl.Pause pause();

    /** Where its scheme is, or would be; null when it has none. */
    String schemePath();

    /**
     * All there is.
     *
     * @param driverName the driver's name
     * @param scheme empty when a script manages the NAS
     * @param warnings what is wrong with a newer version that is not used, one line each
     */
    record Ready(
            Nas nas,
            NasControl.Pause pause,
            String schemePath,
            String driverName,
            DeviceDriver driver,
            Optional<Scheme> scheme,
            Device device,
            Terms terms,
            List<String> warnings)
            implements Assignment {

        /** Whether a session opened for the other serves this one as well. */
        public boolean sameDevice(Ready other) {
            return driver == other.driver
                    && nas.ip().equals(other.nas.ip())
                    && sameLogin(other.nas)
                    && device.settings().equals(other.device.settings());
        }

        private boolean sameLogin(Nas other) {
            return access(nas).equals(access(other));
        }

        private static List<Optional<Object>> access(Nas nas) {
            return List.of(
                    Optional.ofNullable(nas.scriptName()),
                    Optional.ofNullable(nas.telnetIp()),
                    Optional.ofNullable(nas.telnetPort()),
                    Optional.ofNullable(nas.telnetLogin()),
                    Optional.ofNullable(nas.telnetPassword()),
                    Optional.ofNullable(nas.coaPassword()),
                    Optional.ofNullable(nas.coaPort()),
                    Optional.of(nas.secretOptions()));
        }

        /** Whether the event may be sent again when nobody knows if it arrived. */
        public boolean isIdempotent(String type) {
            return !terms.unrepeatable().contains(type);
        }
    }

    /**
     * Something is missing.
     *
     * @param reason what, and what to do
     */
    record Parked(Nas nas, NasControl.Pause pause, String schemePath, String reason) implements Assignment {}
}
