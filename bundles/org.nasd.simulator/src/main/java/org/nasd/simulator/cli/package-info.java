/**
 * Simulated NAS that are managed by typed lines, by Telnet or SSH: a {@link org.nasd.simulator.cli.Dialect} says how one greets,
 * prompts, pages, refuses and answers.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.simulator.cli;
