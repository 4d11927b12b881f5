package org.nasd.api.scheme;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** One version of an OSS scheme, fully loaded and free of mistakes that can be seen without a driver. Immutable; safe for all threads. */
@ProviderType
public interface Scheme {

    /** The name a NAS refers to. */
    String name();

    /** Where it was loaded from: an absolute directory, or the bundle that carries it. */
    String path();

    /** Name of the driver that performs its commands. */
    String driver();

    /** The keys of scheme.cfg as written, {@code driver} included. */
    Map<String, String> settings();

    /** The events that it has a template for. */
    Set<String> events();

    /**
     * The variables that the templates of an event may ask for, {@code before}, {@code after} and {@code verify} among them; whoever renders
     * it need not gather any other. Empty for an event that it does not know.
     *
     * @param event the event's command
     */
    Set<String> variables(String event);

    /**
     * Renders an event's commands, surrounded by {@code before} and {@code after} where the scheme has them.
     *
     * @param event the event's command
     * @param variables by lower-case name; a variable that is missing or null where a template wants it makes rendering impossible
     * @param escaper the driver's rule
     */
    Rendering render(String event, Map<String, Object> variables, Escaper escaper);
}
