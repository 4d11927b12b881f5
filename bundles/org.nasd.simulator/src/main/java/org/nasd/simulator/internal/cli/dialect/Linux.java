package org.nasd.simulator.internal.cli.dialect;

import java.util.List;
import java.util.Map;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Login;
import org.nasd.simulator.cli.Pager;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Texts;

/** A shell on Linux. Facts: {@code set <set> <entry>}; {@code tc <line>}. */
public final class Linux {

    private static final String SUDO = "(?:sudo (?:-n )?)?(?:/\\S+/)?";

    private Linux() {}

    public static Dialect dialect() {
        return new Dialect(
                "linux",
                new Login(
                        "fffd18fffd20fffd23fffd27",
                        "Debian GNU/Linux 12\n",
                        "login: ",
                        "Password: ",
                        false,
                        "\nLogin incorrect\n",
                        3,
                        "\nLogin incorrect\n",
                        "Linux nas 6.1.0 (simulated)\n"),
                Map.of("shell", "{user}@{name}:~# "),
                Pager.NONE,
                new Texts(
                        "bash: line 1: $0: command not found", "\ntimed out waiting for input: auto-logout\n", "", ""),
                new Habits(false, true, true, true, 127),
                rules());
    }

    private static List<Rule> rules() {
        return List.of(
                Rule.on("(?:exit|logout)(?: 0)?").leave(),
                Rule.on("true|:|export .*|stty .*|set [+-].*|unset .*|umask .*|PS1=.*"),
                Rule.on("false").refuse(1, ""),
                Rule.on("echo \"?(.*?)\"?").answer("$1"),
                Rule.on(SUDO + "ipset (?:-exist |-! )?create (\\S+) .*").put("ipset $1", ""),
                Rule.on(SUDO + "ipset (?:-exist |-! )add (\\S+) (\\S+).*").put("set $1 $2", ""),
                Rule.on(SUDO + "ipset add (\\S+) (\\S+).* -exist|" + SUDO + "ipset add -exist (\\S+) (\\S+).*")
                        .put("set $1$3 $2$4", ""),
                Rule.on(SUDO + "ipset add (\\S+) (\\S+).*")
                        .ifKnown("set $1 $2")
                        .refuse(1, "ipset v7.17: Element cannot be added to the set: it's already added"),
                Rule.on(SUDO + "ipset add (\\S+) (\\S+).*").put("set $1 $2", ""),
                Rule.on(SUDO + "ipset (?:-exist |-! )del (\\S+) (\\S+).*").remove("set $1 $2"),
                Rule.on(SUDO + "ipset del (\\S+) (\\S+).* -exist|" + SUDO + "ipset del -exist (\\S+) (\\S+).*")
                        .remove("set $1$3 $2$4"),
                Rule.on(SUDO + "ipset del (\\S+) (\\S+).*")
                        .ifUnknown("set $1 $2")
                        .refuse(1, "ipset v7.17: Element cannot be deleted from the set: it's not added"),
                Rule.on(SUDO + "ipset del (\\S+) (\\S+).*").remove("set $1 $2"),
                Rule.on(SUDO + "ipset (?:-q )?test (\\S+) (\\S+).*")
                        .ifKnown("set $1 $2")
                        .answer("$2 is in set $1."),
                Rule.on(SUDO + "ipset (?:-q )?test (\\S+) (\\S+).*").refuse(1, "$2 is NOT in set $1."),
                Rule.on(SUDO + "ipset (?:list|save) ?(\\S*).*")
                        .answer("Name: $1\nMembers:")
                        .each("set $1 ", "$key"),
                Rule.on(SUDO + "nft get element inet \\S+ (\\S+) \\{ (\\S+) \\}")
                        .ifKnown("nft $1 $2")
                        .each("nft $1 $2", "elements = { $2 $value }"),
                Rule.on(SUDO + "nft (?:get|delete) element inet \\S+ (\\S+) \\{ (\\S+) \\}")
                        .ifUnknown("nft $1 $2")
                        .refuse(1, "Error: Could not process rule: No such file or directory"),
                Rule.on(SUDO + "nft delete element inet \\S+ (\\S+) \\{ (\\S+) \\}")
                        .remove("nft $1 $2"),
                Rule.on(SUDO + "nft \"?add element inet \\S+ (\\S+) \\{ (\\S+) (.*?)\\}.*")
                        .put("nft $1 $2", "$3"),
                Rule.on("command -v \\S+|\\w+=\\S.*"),
                Rule.on(SUDO + "(?:tc|ip|iptables|ip6tables|nft|conntrack|accel-cmd|sysctl|logger|pkill|kill) .*"));
    }
}
