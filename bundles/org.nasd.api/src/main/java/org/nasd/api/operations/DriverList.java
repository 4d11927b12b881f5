package org.nasd.api.operations;

import java.util.List;

/**
 * The drivers.
 *
 * @param drivers by name
 * @param unresolved bundles that are installed and cannot start, so that a driver in them is missing
 */
public record DriverList(List<Driver> drivers, List<Unresolved> unresolved) {

    public DriverList {
        drivers = List.copyOf(drivers);
        unresolved = List.copyOf(unresolved);
    }

    /**
     * @param name its name, as schemes refer to it
     * @param bundle symbolic name and version of the bundle that offers it
     * @param nas how many NAS use it
     */
    public record Driver(String name, String bundle, int nas) {}

    /**
     * @param bundle symbolic name and version
     * @param missing what it needs and nobody offers, one line each
     */
    public record Unresolved(String bundle, List<String> missing) {
        public Unresolved {
            missing = List.copyOf(missing);
        }
    }
}
