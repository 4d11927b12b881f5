package org.nasd.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nasd.simulator.internal.control.NasRun;
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
@Designate(ocd = NasComponent.Config.class, factory = true)
public final class NasComponent {

    private static final Logger LOG = LoggerFactory.getLogger(NasComponent.class);

    private final NasRun run;

    /** The keys that all kinds have, and the commonest of each. What a kind has besides: {@code org.nasd.simulator.Main KIND --help}. */
    @ObjectClassDefinition(
            name = "nasd simulated NAS",
            description = "A simulated NAS for dry runs. Further keys fault.<name> hold fault rules, for example "
                    + "fault.1 = error message=\"failure: timeout\" every=100")
    public @interface Config {
        @AttributeDefinition(
                description = "Kind of NAS",
                options = {
                    @Option(label = "MikroTik, RouterOS API", value = "routeros"),
                    @Option(label = "Command line by SSH or Telnet", value = "cli"),
                    @Option(label = "RADIUS CoA and Disconnect", value = "radius")
                })
        String kind() default "routeros";

        @AttributeDefinition(description = "Its name")
        String name() default "nas";

        @AttributeDefinition(description = "Address it listens at")
        String address() default "127.0.0.1";

        @AttributeDefinition(
                description = "Port it listens at; 0 takes any free one, which the log tells; -1 the usual one: 8728, "
                        + "2222 for a command line, 3799 for RADIUS")
        int port() default -1;

        @AttributeDefinition(
                description = "Who may log in: name:password or name:password:read, separated by commas (not RADIUS)")
        String users() default "admin:";

        @AttributeDefinition(description = "RouterOS: form of the login: new, legacy or both")
        String login() default "both";

        @AttributeDefinition(
                description = "RouterOS: whether an answer without records says !empty, as RouterOS 7.18 and later")
        boolean empty() default true;

        @AttributeDefinition(description = "Command line: ssh or telnet")
        String transport() default "ssh";

        @AttributeDefinition(description = "Command line: cisco, frr, accel, huawei, routeros or linux")
        String dialect() default "cisco";

        @AttributeDefinition(description = "Command line: the second password (enable); empty for none")
        String enable() default "";

        @AttributeDefinition(description = "RADIUS: the secret shared with its client")
        String secret() default "secret";

        @AttributeDefinition(description = "Character set in which the journal shows text (not RADIUS)")
        String charset() default "UTF-8";

        @AttributeDefinition(description = "Connections at once, at most (not RADIUS)")
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
                description = "File with what it knows from the start, for example: /ppp/active name=ivanov "
                        + "address=10.0.0.1; facts key=\"set crb_negbal 10.0.0.1\"; sessions login=ivanov ip=10.0.0.1")
        String rows() default "";
    }

    @Activate
    public NasComponent(Config config, Map<String, Object> properties) {
        Set<String> known = NasRun.keys(config.kind());
        Map<String, String> settings = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (known.contains(key) || key.startsWith("fault.")) {
                settings.put(key, value.toString());
            }
        });
        if (config.port() < 0) {
            settings.put("port", Integer.toString(NasRun.usualPort(config.kind())));
        }
        run = new NasRun(config.kind(), settings);
        LOG.info(
                "Simulated NAS {} ({}) listens on {}",
                config.name(),
                config.kind(),
                run.nas().address());
    }

    @Deactivate
    void stop() {
        run.close();
    }
}
