package org.nasd.itests.tck;

import java.util.Map;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.SimulatedNas;
import org.nasd.tck.Play;

/** What differs between simulated NAS of one kind and another, as far as the kit asks. */
interface Kind {

    /** The driver's name. */
    String driver();

    /** The driver's bundle. */
    String bundle();

    /** A new device, with the login of {@link Simulated}. */
    SimulatedNas start();

    /** Whether it is reached by TCP. */
    default boolean overTcp() {
        return true;
    }

    /** Columns of its row. */
    default Map<String, Object> nas(SimulatedNas simulated) {
        return Map.of("TELNET_LOGIN", Simulated.LOGIN, "TELNET_PASSWORD", Simulated.PASSWORD);
    }

    /** Columns with which the login fails. */
    default Map<String, Object> wrongLogin() {
        return Map.of("TELNET_PASSWORD", "tck-wr0ng-word");
    }

    /** Keys of scheme.cfg. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The command that marks, as a template. */
    String template();

    /** How that command begins in the journal. */
    String command();

    /** What was marked by it. */
    String marked(JournalEntry entry);

    /** How it plays. */
    Map<Play, Effect> effects();

    /** Settings that the driver must not accept. */
    Map<String, String> badSettings();

    /** What only this kind can do. */
    default Map<String, Effect> misbehaviours() {
        return Map.of();
    }
}
