/** The checks, each an interface of default tests about one promise of the driver's contract. */
package org.nasd.tck.check;
