/** Which NAS are this node's: all where it is alone, else those whose leases it holds. */
package org.nasd.scheduler.internal.ownership;
