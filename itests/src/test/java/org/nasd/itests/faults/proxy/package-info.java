/** A TCP proxy on loopback that spoils what passes through it, switched while it works. */
package org.nasd.itests.faults.proxy;
