package org.nasd.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the face for programs, {@code etc/org.nasd.rest.cfg}. */
@ObjectClassDefinition(name = "nasd: REST and health", description = "The face for programs")
@interface RestSettings {

    /** The configuration's PID. */
    String PID = "org.nasd.rest";

    @AttributeDefinition(
            name = "Port",
            description =
                    "The port on which REST and health answer, and nowhere else; the HTTP server needs a connector on it (etc/jetty.xml)",
            min = "1",
            max = "65535")
    int port() default 8082;

    @AttributeDefinition(
            name = "Address",
            description =
                    "The address that connector listens on; on any other than a loopback address everybody must log in")
    String address() default "127.0.0.1";

    @AttributeDefinition(
            name = "Login of local programs",
            description =
                    "none: programs on this machine act as operator without a login; required: they log in like all others, as is"
                            + " right behind a proxy on this machine")
    LoopbackLogin loopback_login() default LoopbackLogin.none;

    @AttributeDefinition(
            name = "Largest body",
            description = "KiB that the body of a request may have",
            min = "1",
            max = "1048576")
    int body_max() default 4096;

    @AttributeDefinition(
            name = "Rate limit",
            description =
                    "Requests per second of one caller (its address, and its login if it has one); 0 for no limit",
            min = "0")
    int rate_limit() default 5000;

    @AttributeDefinition(
            name = "Zone",
            description =
                    "The time zone that dates are read and written in, for example Asia/Yekaterinburg; empty for the machine's own")
    String zone() default "";
}
