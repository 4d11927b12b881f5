/**
 * What the dispatch of events to the NAS is doing now, and the few ways to influence it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.dispatch;
