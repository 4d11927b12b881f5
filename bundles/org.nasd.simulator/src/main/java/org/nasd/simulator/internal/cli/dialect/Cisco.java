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

/** Cisco IOS. Facts: {@code config <context / line>} for each line of the configuration. */
public final class Cisco {

    private static final String WILL_ECHO_SGA_DO_TERMINAL_WINDOW = "fffb01fffb03fffd18fffd1f";

    private Cisco() {}

    public static Dialect dialect() {
        Map<String, String> modes = new LinkedHashMap<>();
        modes.put("user", "{name}>");
        modes.put("privileged", "{name}#");
        modes.put("config", "{name}(config)#");
        modes.put("config-sub", "{name}(config-if)#");
        return new Dialect(
                "cisco",
                new Login(
                        WILL_ECHO_SGA_DO_TERMINAL_WINDOW,
                        "\n\nUser Access Verification\n\n",
                        "Username: ",
                        "Password: ",
                        false,
                        "% Login invalid\n\n",
                        3,
                        "% Login invalid\n",
                        "\n"),
                modes,
                new Pager(" --More-- ", "\b".repeat(10) + " ".repeat(10) + "\b".repeat(10), 24, true),
                new Texts(
                        "        ^\n% Invalid input detected at '^' marker.\n",
                        "\n", "\n% Sorry, all lines are in use\n", "% Bad secrets\n"),
                new Habits(false, false, true, false, 1),
                rules());
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.on("!.*"));
        rules.addAll(CiscoLike.moves("Enter configuration commands, one per line.  End with CNTL/Z."));
        rules.addAll(CiscoLike.shows());
        rules.add(Rule.on(
                        "clear (?:subscriber session|ip|arp|counters|line|pppoe|access-list|crypto|logging|vpdn|radius)\\b.*")
                .in("privileged"));
        rules.add(Rule.on("wr(?:ite)?(?: mem(?:ory)?)?|copy run\\S* start\\S*")
                .in("privileged")
                .answer("Building configuration...\n[OK]"));
        rules.add(Rule.on("(?:ping|traceroute|debug|undebug|no debug|send|test|dir|verify|set platform|request) ?.*")
                .in("user", "privileged"));
        rules.addAll(CiscoLike.configuration());
        return rules;
    }
}
