/** All NAS of this node: a worker for each, kept in step with the settings. */
package org.nasd.scheduler.internal.engine;
