/**
 * What simulated NAS of every kind have in common: a journal of what they saw, figures, and a ledger that joins it with what was
 * asked. {@link org.nasd.simulator.Main} runs one as a process of its own.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.simulator;
