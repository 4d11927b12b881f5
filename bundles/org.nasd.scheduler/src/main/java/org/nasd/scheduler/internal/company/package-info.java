/** The other nodes: what this one has them do, does for them, and tells them. */
package org.nasd.scheduler.internal.company;
