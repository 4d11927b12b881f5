/** What the checks work with: the container with the driver in it, the device, and the link between them. */
package org.nasd.tck.bench;
