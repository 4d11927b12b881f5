package org.nasd.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasd.simulator.internal.control.RouterRun;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulated NAS for every configuration of the factory PID {@code org.nasd.simulator}: an operator's dry run is a .cfg file. */
@Component(configurationPid = "org.nasd.simulator", configurationPolicy = ConfigurationPolicy.REQUIRE, immediate = true)
@Designate(ocd = RouterComponent.Config.class, factory = true)
public final class RouterComponent {

    private static final Logger LOG = LoggerFactory.getLogger(RouterComponent.class);

    private final RouterRun run;

    /** Keys of the configuration; further ones are the faults, {@code fault.<name>}. */
    @ObjectClassDefinition(
            name = "nasd simulated NAS",
            description = "A simulated NAS for dry runs. Further keys fault.<name> hold fault rules, for example "
                    + "fault.1 = error message=\"failure: timeout\" every=100")
    public @interface Config {
        @AttributeDefinition(
                description = "Kind of NAS",
                options = @Option(label = "MikroTik, RouterOS API", value = "routeros"))
        String kind() default "routeros";

        @AttributeDefinition(description = "Its identity")
        String name() default "MikroTik";

        @AttributeDefinition(description = "Address it listens at")
        String address() default "127.0.0.1";

        @AttributeDefinition(description = "Port it listens at; 0 takes any free one, which the log tells")
        int port() default 8728;

        @AttributeDefinition(description = "Who may log in: name:password or name:password:read, separated by commas")
        String users() default "admin:";

        @AttributeDefinition(description = "Form of the login: new, legacy or both")
        String login() default "both";

        @AttributeDefinition(description = "Whether an answer without records says !empty, as RouterOS 7.18 and later")
        boolean empty() default true;

        @AttributeDefinition(description = "Character set in which the journal shows text")
        String charset() default "UTF-8";

        @AttributeDefinition(description = "Connections at once, at most")
        int sessions() default 20;

        @AttributeDefinition(description = "How long a command takes: milliseconds as 50, 5..50 or 5..50 1% 2000")
        String latency() default "20";

        @AttributeDefinition(
                description = "Ceiling on throughput as real routers have it: off, on, or commands per second")
        String clamp() default "off";

        @AttributeDefinition(
                description = "File that its journal is appended to, a line of JSON for each command; empty for none")
        String journal() default "";

        @AttributeDefinition(
                description = "File with rows for its tables, for example: /ppp/active name=ivanov address=10.0.0.1")
        String rows() default "";
    }

    @Activate
    public RouterComponent(Config config, Map<String, Object> properties) {
        if (!config.kind().equals("routeros")) {
            throw new IllegalArgumentException("kind=" + config.kind() + ": known is routeros");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", config.name());
        settings.put("address", config.address());
        settings.put("port", Integer.toString(config.port()));
        settings.put("users", config.users());
        settings.put("login", config.login());
        settings.put("empty", Boolean.toString(config.empty()));
        settings.put("charset", config.charset());
        settings.put("sessions", Integer.toString(config.sessions()));
        settings.put("latency", config.latency());
        settings.put("clamp", config.clamp());
        settings.put("journal", config.journal());
        settings.put("rows", config.rows());
        properties.forEach((key, value) -> {
            if (key.startsWith("fault.")) {
                settings.put(key, value.toString());
            }
        });
        run = new RouterRun(settings);
        LOG.info(
                "Simulated router {} listens on {}", config.name(), run.router().address());
    }

    @Deactivate
    void stop() {
        run.close();
    }
}
