/** Threads and deadlines for drivers over libraries that block. */
package org.nasd.scheduler.internal.dialogue;
