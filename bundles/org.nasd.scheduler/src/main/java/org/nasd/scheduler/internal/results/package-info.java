/** What became of the events: the rules of attempts and delays, what is recorded durably and for people, and the figures. */
package org.nasd.scheduler.internal.results;
