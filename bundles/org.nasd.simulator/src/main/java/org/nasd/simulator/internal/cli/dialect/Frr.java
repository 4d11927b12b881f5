package org.nasd.simulator.internal.cli.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Login;
import org.nasd.simulator.cli.Pager;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Texts;

/** The vty of FRR's daemons. Facts as with {@link Cisco}. */
public final class Frr {

    private static final String WILL_ECHO_SGA_DONT_LINEMODE_DO_WINDOW = "fffb01fffb03fffe22fffd1f";

    private Frr() {}

    public static Dialect dialect() {
        Map<String, String> modes = new LinkedHashMap<>();
        modes.put("user", "{name}> ");
        modes.put("privileged", "{name}# ");
        modes.put("config", "{name}(config)# ");
        modes.put("config-sub", "{name}(config-router)# ");
        return new Dialect(
                "frr",
                new Login(
                        WILL_ECHO_SGA_DONT_LINEMODE_DO_WINDOW,
                        "\nHello, this is a simulated FRR daemon.\n\n\nUser Access Verification\n\n",
                        null,
                        "Password: ",
                        false,
                        "",
                        3,
                        "% Bad passwords, too many failures!\n",
                        ""),
                modes,
                new Pager(" --More-- \u0000", "\b".repeat(10) + " ".repeat(10) + "\b".repeat(10), 0, true),
                new Texts(
                        "% Unknown command: $0",
                        "\nVty connection is timed out.\n",
                        "Too many vty connections\n",
                        "% Bad enable passwords, too many failures!\n"),
                new Habits(false, true, true, false, 1),
                rules());
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.on("[!#].*"));
        rules.addAll(CiscoLike.moves(""));
        rules.addAll(CiscoLike.shows());
        rules.add(Rule.on("(?:clear|ping|debug|no debug|write|copy) ?.*").in("privileged"));
        rules.add(Rule.on("no (ip prefix-list .*)")
                .in("config")
                .ifUnknown("config $1")
                .refuse(1, "% Can't find specified prefix-list"));
        rules.addAll(CiscoLike.configuration());
        return rules;
    }
}
