package org.nasd.simulator.internal.control;

import java.util.List;
import java.util.Set;

/** A kind of simulated NAS as people ask for one: settings by key, one after the other, then the start. */
interface Kind {

    /** Where it usually listens. */
    int usualPort();

    /** The keys it knows. */
    Set<String> keys();

    /** Those of them whose values are nobody's business. */
    Set<String> secrets();

    /**
     * Takes a setting.
     *
     * @throws IllegalArgumentException when the value means nothing
     */
    void set(String key, String value);

    /** Takes a fault rule. */
    void fault(String rule);

    /** Starts it. */
    Running start();

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Kind of(String name) {
        return switch (name) {
            case "routeros" -> new RouterKind();
            case "cli" -> new CliKind();
            case "radius" -> new RadiusKind();
            default -> throw new IllegalArgumentException("kind of NAS '" + name + "'? Known is: " + NAMES);
        };
    }

    /** The names of all kinds. */
    List<String> NAMES = List.of("routeros", "cli", "radius");
}
