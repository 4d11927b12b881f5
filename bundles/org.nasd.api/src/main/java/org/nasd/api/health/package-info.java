/**
 * How a part of nasd says whether it is fit for work.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.health;
