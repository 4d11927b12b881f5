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
}
