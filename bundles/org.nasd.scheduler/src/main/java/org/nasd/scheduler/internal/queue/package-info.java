/** The events that wait: read from the main stack, held in memory within bounds, in order for each account. */
package org.nasd.scheduler.internal.queue;
