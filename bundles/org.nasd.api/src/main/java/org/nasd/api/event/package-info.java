/**
 * An event on its way: asked for in the compact stack, waiting in the main stack, or ended among the failed.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.nasd.api.event;
