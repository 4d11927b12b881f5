/** The threads of the dispatch: event loops on which nothing may block, their alarms, and the names of all others. */
package org.nasd.scheduler.internal.threads;
