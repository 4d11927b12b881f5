package org.nasd.api.dispatch;

/**
 * A driver that is there.
 *
 * @param name its name
 * @param bundle symbolic name and version of the bundle that offers it
 * @param nas how many NAS use it
 */
public record DriverStatus(String name, String bundle, int nas) {}
