/** A browser for tests of the console, here and against the whole distribution. */
package org.nasd.webconsole.testing;
