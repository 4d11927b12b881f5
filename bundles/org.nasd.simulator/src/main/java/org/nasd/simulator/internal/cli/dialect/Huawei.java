package org.nasd.simulator.internal.cli.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Login;
import org.nasd.simulator.cli.Pager;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Texts;

/** Huawei VRP. Facts: {@code config <context / line>}. */
public final class Huawei {

    private static final String WORDS =
            "(?:aaa|acl|access|arp|car|cut|description|dhcp|display|domain|info-center|interface|"
                    + "ip|ipv6|local-user|mac|mtu|ntp-service|permit|port|qos|qos-profile|radius-server|rule|shutdown|"
                    + "sysname|traffic|user|user-group|user-interface|vlan|commit|save)";

    private Huawei() {}

    public static Dialect dialect() {
        Map<String, String> modes = new LinkedHashMap<>();
        modes.put("user", "<{name}>");
        modes.put("system", "[{name}]");
        modes.put("view", "[{name}-view]");
        return new Dialect(
                "huawei",
                new Login(
                        "fffb01fffb03fffd18fffd1f",
                        "\nWarning: Telnet is not a secure protocol, and it is recommended to use Stelnet.\n\n"
                                + "Login authentication\n\n\n",
                        "Username:",
                        "Password:",
                        false,
                        "Error: The username or password is invalid.\n\n",
                        3,
                        "Error: Failed to log in.\n",
                        "Info: The max number of VTY users is 5, and the number of current VTY users on line is 1.\n"),
                modes,
                new Pager("  ---- More ----", "\u001b[42D" + " ".repeat(42) + "\u001b[42D", 24, true),
                new Texts(
                        "            ^\nError: Unrecognized command found at '^' position.",
                        "\nInfo: The connection was closed because it was idle.\n",
                        "\nAll user interfaces are used, please try later!\n",
                        "Error: The password is invalid.\n"),
                new Habits(false, false, true, false, 1),
                rules());
    }

    private static List<Rule> rules() {
        return List.of(
                Rule.on("screen-length (\\d+) temporary")
                        .in("user")
                        .page("$1")
                        .answer("Info: The configuration takes effect on the current user terminal interface only."),
                Rule.on("undo screen-length temporary").in("user").page("24"),
                Rule.on("screen-width \\d+.*|undo terminal .*|terminal .*").in("user"),
                Rule.on("system-view|sys")
                        .in("user")
                        .answer("Enter system view, return user view with Ctrl+Z.")
                        .goTo("system"),
                Rule.on("return|\u001a").in("system", "view").goTo("user"),
                Rule.on("quit").in("view").goTo("system"),
                Rule.on("quit").in("system").goTo("user"),
                Rule.on("quit")
                        .in("user")
                        .answer("Info: The connection was closed by the remote host.")
                        .leave(),
                Rule.on("dis(?:play)? (?:current-configuration|this|saved-configuration)\\b.*")
                        .each("config ", "$key"),
                Rule.on("dis(?:play)? \\S.*").each("show ", "$key $value"),
                Rule.on("cut access-user .*").in("user", "system", "view"),
                Rule.on("save|commit")
                        .in("user", "system", "view")
                        .answer("Info: Save the configuration successfully."),
                Rule.on("reset .*").in("user"),
                Rule.on("((?:interface|aaa|acl|domain|qos-profile|user-group|user-interface|radius-server group)\\b.*)")
                        .in("system", "view")
                        .goTo("view")
                        .put("config $1", ""),
                Rule.on("undo (" + WORDS + "\\b.*)")
                        .in("system")
                        .remove("config $1")
                        .remove("config $1 *"),
                Rule.on("(" + WORDS + "\\b.*)").in("system").put("config $1", ""),
                Rule.on("undo (" + WORDS + "\\b.*)")
                        .in("view")
                        .remove("config $context / $1")
                        .remove("config $context / $1 *"),
                Rule.on("(" + WORDS + "\\b.*)").in("view").put("config $context / $1", ""));
    }
}
