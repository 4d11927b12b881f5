/** The events of which nobody knows after a crash whether they were delivered: found, put on record, and sent one at a time. */
package org.nasd.scheduler.internal.doubt;
