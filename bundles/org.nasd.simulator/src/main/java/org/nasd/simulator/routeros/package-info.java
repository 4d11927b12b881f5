/**
 * A simulated MikroTik router: the RouterOS API, its tables, its words for errors, and the ways in which it misbehaves.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.simulator.routeros;
