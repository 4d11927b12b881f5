/**
 * What a driver bundle implements: it registers one {@link org.nasd.api.driver.DeviceDriver} service.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.nasd.api.driver;
