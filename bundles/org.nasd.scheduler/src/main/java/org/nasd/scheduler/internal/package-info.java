/** Puts the dispatch into the container: what the operator sets and which drivers there are comes in here, and nothing is decided. */
package org.nasd.scheduler.internal;
