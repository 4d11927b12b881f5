package org.nasd.webconsole.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the web console, {@code etc/org.nasd.webconsole.cfg}. */
@ObjectClassDefinition(name = "nasd: web console", description = "The console for people, /nasd")
public @interface ConsoleSettings {

    /** The configuration's PID. */
    String PID = "org.nasd.webconsole";

    @AttributeDefinition(
            name = "Port",
            description = "The port on which the console answers, and nowhere else; the HTTP server listens on it",
            min = "1",
            max = "65535")
    int port() default 8181;

    @AttributeDefinition(
            name = "HTTPS",
            description =
                    "Whether browsers reach the console by https through a proxy: their cookie is then never sent without it")
    boolean https() default false;

    @AttributeDefinition(
            name = "Idle time",
            description = "Minutes after which somebody whose browser asked for nothing is logged out",
            min = "1",
            max = "10080")
    int session_idle() default 120;

    @AttributeDefinition(
            name = "Longest time",
            description = "Hours after which everybody has to log in again",
            min = "1",
            max = "720")
    int session_longest() default 12;
}
