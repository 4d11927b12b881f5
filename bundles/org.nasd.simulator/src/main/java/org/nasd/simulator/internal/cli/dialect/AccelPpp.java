package org.nasd.simulator.internal.cli.dialect;

import java.util.List;
import java.util.Map;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Login;
import org.nasd.simulator.cli.Pager;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Texts;

/** accel-ppp's command line. Facts: {@code session <interface> username=... ip=...}, {@code shaper <interface>} = speed. */
public final class AccelPpp {

    private static final String WILL_ECHO_SGA_DONT_LINEMODE = "fffb01fffb03fffe22fffb01";

    private AccelPpp() {}

    public static Dialect dialect() {
        return new Dialect(
                "accel",
                new Login(
                        WILL_ECHO_SGA_DONT_LINEMODE,
                        "",
                        null,
                        "Password: \u0000",
                        true,
                        "Authentication failed\n",
                        1,
                        "Authentication failed\n",
                        ""),
                Map.of("cli", "accel-ppp# "),
                Pager.NONE,
                new Texts("command unknown", "", "", ""),
                new Habits(false, true, false, false, 1),
                rules());
    }

    private static List<Rule> rules() {
        return List.of(
                Rule.on("exit|quit").leave(),
                Rule.on("terminate (?:username|login) (\\S+)(?: (?:soft|hard))?")
                        .remove("session $1 *"),
                Rule.on("terminate (?:ip|sid|if|csid|match|all|mac)\\b.*"),
                Rule.on("shaper change all (\\S+)(?: temp)?").put("shaper all", "$1"),
                Rule.on("shaper change (\\S+) (\\S+)(?: temp)?").put("shaper $1", "$2"),
                Rule.on("shaper restore (\\S+)").remove("shaper $1"),
                Rule.on("show sessions\\b.*")
                        .answer(" ifname | username | ip | rate-limit\n--------+----------+----+------------")
                        .each("session ", " $key $value"),
                Rule.on("show (?:stat|version|ippool|ip-pool|shaper)\\b.*").each("shaper ", "$key $value"),
                Rule.on("(?:reload|restart|shutdown|ippool|pppoe|ipoe|radius|log) ?.*"));
    }
}
