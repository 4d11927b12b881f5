/**
 * OSS schemes: which driver a kind of NAS is managed by and which commands an event becomes there.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.scheme;
