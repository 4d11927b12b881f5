package org.nasd.simulator.internal.cli.dialect;

import java.util.List;
import org.nasd.simulator.cli.Rule;

/** What Cisco's command line and those made after it have in common. Facts: {@code config <context / line>}. */
final class CiscoLike {

    private static final String SUB =
            "(interface|ip access-list|policy-map|class-map|route-map|router|line|aaa group server|"
                    + "aaa server radius dynamic-author|service-policy type|vrf|access-list remark|ipv6 access-list|object-group|"
                    + "subscriber|policy-map type) .+|aaa server radius dynamic-author";

    private static final String WORDS =
            "(?:" + "aaa|access-list|arp|bandwidth|banner|bgp|bridge|class|client|crypto|deny|description|dialer|"
                    + "enable|encapsulation|exec-timeout|group-object|host|hostname|ip|ipv6|key|logging|login|mac|"
                    + "match|mtu|neighbor|network|ntp|object|password|permit|police|policy|port|prefix-list|priority|"
                    + "queue|radius-server|range|rate-limit|redistribute|remark|route-map|router|service|"
                    + "service-policy|set|shape|shutdown|snmp-server|spanning-tree|speed|subscriber|switchport|"
                    + "transport|username|virtual-template|vlan|vpdn|" + "\\d+ (?:permit|deny))";

    private CiscoLike() {}

    /** Ways between the modes, and the terminal's settings. */
    static List<Rule> moves(String welcomeToConfiguration) {
        return List.of(
                Rule.on("ena(?:b(?:le?)?)?(?: 15)?").in("user").askSecret("privileged"),
                Rule.on("ena(?:b(?:le?)?)?(?: 15)?").in("privileged"),
                Rule.on("disable").in("privileged").goTo("user"),
                Rule.on("term(?:inal)? len(?:gth)? (\\d+)")
                        .in("user", "privileged")
                        .page("$1"),
                Rule.on("term(?:inal)? no len(?:gth)?").in("user", "privileged").page("24"),
                Rule.on("term(?:inal)? (?:width \\d+|no monitor|monitor|paginate)")
                        .in("user", "privileged"),
                Rule.on("conf(?:ig(?:ure)?)?(?: t(?:erm(?:inal)?)?)")
                        .in("privileged")
                        .answer(welcomeToConfiguration)
                        .goTo("config"),
                Rule.on("end|\u001a").in("config", "config-sub").goTo("privileged"),
                Rule.on("exit|quit").in("config-sub").goTo("config"),
                Rule.on("exit|quit").in("config").goTo("privileged"),
                Rule.on("exit|quit|logout").in("user", "privileged").leave());
    }

    static List<Rule> shows() {
        return List.of(
                Rule.on("(?:do )?sh(?:ow)? run(?:ning-config)?(?: .*)?").each("config ", "$key"),
                Rule.on("(?:do )?sh(?:ow)? ver(?:sion)?")
                        .answer("nasd simulator, command line software\nUptime is 1 minute"),
                Rule.on("(?:do )?sh(?:ow)? object-group (\\S+)").each("config object-group network $1 / ", " $key"),
                Rule.on("(?:do )?sh(?:ow)? (ip prefix-list \\S+) ([0-9./]+)")
                        .ifKnown("config $1 permit $2")
                        .answer("   seq 5 permit $2"),
                Rule.on("(?:do )?sh(?:ow)? (ip prefix-list \\S+) ([0-9./]+)"),
                Rule.on("(?:do )?sh(?:ow)? (?:(?:ip )?access-lists?|ip prefix-list)(?: .*)?")
                        .each("config ", "$key"),
                Rule.on("(?:do )?sh(?:ow)? \\S.*").each("show ", "$key $value"));
    }

    /** A configuration is remembered line by line, and forgotten by "no". */
    static List<Rule> configuration() {
        return List.of(
                Rule.on("no (" + SUB + ")")
                        .in("config", "config-sub")
                        .remove("config $1")
                        .remove("config $1 / *")
                        .goTo("config"),
                Rule.on(SUB).in("config", "config-sub").goTo("config-sub").put("config $0", ""),
                Rule.on("no (" + WORDS + "\\b.*)")
                        .in("config")
                        .remove("config $1")
                        .remove("config $1 *"),
                Rule.on("(" + WORDS + "\\b.*)").in("config").put("config $1", ""),
                Rule.on("no (" + WORDS + "\\b.*)")
                        .in("config-sub")
                        .remove("config $context / $1")
                        .remove("config $context / $1 *"),
                Rule.on("(" + WORDS + "\\b.*)").in("config-sub").put("config $context / $1", ""));
    }
}
