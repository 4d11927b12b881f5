/**
 * The logs people read: the daemon's, one per NAS, one per account.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.api.transcript;
