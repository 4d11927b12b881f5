/**
 * Dialogue with a command line over any byte stream, for drivers: a driver brings the bytes ({@link org.nasd.cli.CliStream}), this package
 * knows prompts, logins, pagers, echoes and what answers mean.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.cli;
