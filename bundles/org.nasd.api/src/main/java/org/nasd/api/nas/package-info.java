/**
 * The routers (NAS, BRAS) that events are sent to, and what is set for each.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.nas;
