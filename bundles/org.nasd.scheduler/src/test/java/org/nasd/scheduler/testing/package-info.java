/** Everything around an engine, in memory: its stack, its devices, its leases. */
package org.nasd.scheduler.testing;
