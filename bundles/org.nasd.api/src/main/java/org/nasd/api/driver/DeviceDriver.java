package org.nasd.api.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to one kind of NAS. A driver bundle registers one service of this type, with {@link DriverType}; the NAS whose scheme names
 * the driver start to work when it appears and park, losing nothing, when it goes.
 *
 * <p>A driver keeps no events, no order, no retries and no schedule: it opens sessions and performs what it is given. It is used by
 * many threads at once. It answers with values; an exception out of any of these methods is a bug of the driver, and is treated as an
 * unreachable NAS.
 */
@ConsumerType
public interface DeviceDriver {

    /** The driver's own defaults for keys of scheme.cfg, laid over {@link Settings#COMMON}. */
    Map<String, String> defaults();

    /**
     * Checks settings before they are used, so that a mistake shows when it is written and not at an event.
     *
     * @param settings all layers merged
     * @return what is wrong, one line each, naming the key and what is allowed; empty when they can be used
     */
    List<String> check(Settings settings);

    /**
     * Checks the form of one command of a template, rendered with harmless values.
     *
     * @return what is wrong with it, or empty
     */
    default Optional<String> checkCommand(String command, Settings settings) {
        return Optional.empty();
    }

    /** Whether this driver performs commands of templates (true) or whatever the event's name and variables tell it (false). */
    default boolean usesTemplates() {
        return true;
    }

    /**
     * Makes a variable's value safe for the place where a template puts it, so that the device reads exactly this value and nothing
     * more. Values with control characters never get here.
     *
     * @return the escaped value, or empty when this value cannot stand there safely: the event then fails before a byte is sent
     */
    Optional<String> escape(String value, Settings settings);

    /**
     * Opens a session: connects, checks who answers, logs in, prepares. Must not block. Must end, one way or the other, within
     * {@code timeout.connect} + {@code timeout.login} seconds of the settings.
     *
     * @param device where, as whom and how
     * @param context what the container does for drivers
     * @return never fails exceptionally for what can be expected of a network
     */
    CompletionStage<Opening> open(Device device, DriverContext context);
}
