package org.nasd.api.driver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the driver that a {@link DeviceDriver} component offers: the service property {@code nasd.driver}, which a scheme's
 * {@code driver} key refers to. Where two services offer the same name, the one with the higher service ranking is used.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DriverType {

    /** Makes {@link #driver()} the service property {@code nasd.driver}. */
    String PREFIX_ = "nasd.";

    /** Name of the service property. */
    String PROPERTY = "nasd.driver";

    /** The driver's name, for example {@code telnet}. */
    String driver();
}
