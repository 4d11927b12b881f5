package org.nasd.simulator.internal.cli.dialect;

import java.util.List;
import java.util.Map;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Login;
import org.nasd.simulator.cli.Pager;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.Texts;

/** The console of RouterOS. Facts: {@code <menu> <comment>} = the rest of what was added. */
public final class RouterOs {

    private static final String MENU = "(/[a-z0-9 /-]+?)";

    private RouterOs() {}

    public static Dialect dialect() {
        return new Dialect(
                "routeros",
                new Login(
                        "fffb01fffb03fffd18fffd1f",
                        "MikroTik v7 (simulated)\n",
                        "Login: ",
                        "Password: ",
                        false,
                        "Login failed, incorrect username or password\n\n",
                        5,
                        "Login failed, incorrect username or password\n",
                        "\n\n  MikroTik RouterOS (simulated)\n\n"),
                Map.of("console", "[{user}@{name}] > "),
                new Pager("-- [Q quit|D dump|down]", "\r" + " ".repeat(23) + "\r", 0, true),
                new Texts("bad command name $0 (line 1 column 1)", "\ninterrupted\n", "", ""),
                new Habits(true, false, false, false, 1),
                rules());
    }

    private static List<Rule> rules() {
        return List.of(
                Rule.on("/?quit|/?exit").answer("interrupted").leave(),
                Rule.on(":if \\(\\[:len \\[" + MENU + " find (.*?)\\]\\] = 0\\) do=\\{.*")
                        .put("$1 $2", "$0"),
                Rule.on(MENU + " remove \\[find ([^\\]]*)\\]").remove("$1 $2"),
                Rule.on(MENU + " set \\[find ([^\\]]*)\\] (.*)").put("$1 $2", "$3"),
                Rule.on(":put \\[" + MENU + " print as-value where (.*)\\]")
                        .ifKnown("$1 $2")
                        .each("$1 $2", ".id=*1;$value"),
                Rule.on(MENU + " add (?:.* )?comment=\"?([^\\s\"]+)\"?.*").put("$1 $2", "$0"),
                Rule.on(MENU + " (?:remove|unset) .*comment=\"?([^\\s\"\\]]+)\"?\\]?.*")
                        .remove("$1 $2"),
                Rule.on(MENU + " print.*").each("$1 ", "$key $value"),
                Rule.on(":put .*"),
                Rule.on(":(?:if|do|foreach|local|global|delay|log|error)\\b.*"),
                Rule.on("/[a-z].*"));
    }
}
