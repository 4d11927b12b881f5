/**
 * The stacks and everything else that is durable, as services; the bundle org.nasd.stack keeps them in a relational database.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.nasd.api.stack;
