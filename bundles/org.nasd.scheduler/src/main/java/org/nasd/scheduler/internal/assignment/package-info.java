/** What a NAS is worked with: the settings in force, its scheme, its driver, and the variables of its events. */
package org.nasd.scheduler.internal.assignment;
