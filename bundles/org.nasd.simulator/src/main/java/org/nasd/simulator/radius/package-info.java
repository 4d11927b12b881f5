/** A simulated NAS that takes RADIUS CoA and Disconnect requests (RFC 5176), and the ways in which one misbehaves. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.simulator.radius;
