package org.nasd.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A device, real or simulated, and how the driver reaches it: all that the kit has to know. {@link #start} is called first and once,
 * {@link #close} last; the rest at any time between, from one thread.
 */
public interface DeviceUnderTest extends AutoCloseable {

    /** The name of the event whose template or script leaves a mark. */
    String EVENT = "tck_mark";

    /** The driver's name, which is the service property {@code nasd.driver}. */
    String driver();

    /** Symbolic name of the driver's bundle, which is on the test's class path as a jar. */
    String bundle();

    /** Symbolic names of further bundles that must be started, not merely be there, for the driver to work. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Starts the device on loopback.
     *
     * @param etc the configuration directory of the container, for what the driver looks for there
     * @return its TCP port, where the kit puts a link of its own in between that it can spoil; or 0 for a device that is not reached by
     *     TCP
     */
    int start(Path etc) throws Exception;

    /**
     * Columns of the device's row in the table NAS: login, password and the like. A password must be long enough not to stand in other
     * text by chance. For a TCP device, address and port are the kit's.
     */
    Map<String, Object> nas();

    /** Further keys of scheme.cfg; {@code driver} is added. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * The template of {@link #EVENT}: one command that makes the device write down {@code {{mark}}}; empty for a driver without
     * templates.
     */
    String template();

    /** What was marked since the start, in the order in which it took effect. */
    List<Mark> marks() throws Exception;

    /** What the device can play. */
    Set<Play> plays();

    /** Plays from now on; one at a time. */
    void play(Play play) throws Exception;

    /** Plays no more. */
    void behave() throws Exception;

    /** Columns of the table NAS that make the device refuse the login; empty where there is no such refusal. */
    default Map<String, Object> wrongLogin() {
        return Map.of();
    }

    /** Values that the driver must not accept, by key of scheme.cfg, besides those that the kit makes up itself. */
    default Map<String, String> badSettings() {
        return Map.of();
    }

    /** Misbehaviour of this kind of device alone, by a name that ends the sentence "survives ..."; each is ended by {@link #behave()}. */
    default Map<String, Runnable> misbehaviours() {
        return Map.of();
    }

    /** How many hostile values to send; fewer only where each costs a process. */
    default int hostileValues() {
        return 10_000;
    }

    @Override
    void close() throws Exception;
}
