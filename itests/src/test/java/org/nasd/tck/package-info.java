/**
 * The technology compatibility kit for drivers. A vendor implements {@link org.nasd.tck.DeviceUnderTest}, names it in a class that
 * implements {@link org.nasd.tck.DriverTck}, and runs that class with JUnit.
 */
package org.nasd.tck;
