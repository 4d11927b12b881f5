/** The five drivers in the distribution, from a row of the compact stack to what a device saw: all is well, and all that goes wrong. */
package org.nasd.itests.drivers;
