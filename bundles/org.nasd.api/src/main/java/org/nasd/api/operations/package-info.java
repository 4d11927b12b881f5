/**
 * The one service behind every face (shell, REST, web console): every question and every action, with the caller's role checked
 * inside and every action recorded. Results hold no secret.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.operations;
