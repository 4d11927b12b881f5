package org.nasd.simulator.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nasd.simulator.internal.cli.dialect.AccelPpp;
import org.nasd.simulator.internal.cli.dialect.Cisco;
import org.nasd.simulator.internal.cli.dialect.Frr;
import org.nasd.simulator.internal.cli.dialect.Huawei;
import org.nasd.simulator.internal.cli.dialect.Linux;
import org.nasd.simulator.internal.cli.dialect.RouterOs;

/**
 * How a make of devices speaks, as data.
 *
 * @param name what it is called
 * @param login how one gets in
 * @param modes prompts by mode, the first that of who has just come in; {@code {name}} and {@code {user}} stand for the device's and
 *     the user's name
 * @param pager how long answers are shown
 * @param texts its words
 * @param habits how it behaves otherwise
 * @param rules what it makes of lines, the first that fits counts
 */
public record Dialect(
        String name,
        Login login,
        Map<String, String> modes,
        Pager pager,
        Texts texts,
        Habits habits,
        List<Rule> rules) {

    /** Cisco IOS: name and password, {@code >} and {@code #}, {@code --More--}. */
    public static final Dialect CISCO = Cisco.dialect();

    /** The vty of FRR's daemons: a password alone, pages only for a terminal that tells its height. */
    public static final Dialect FRR = Frr.dialect();

    /** accel-ppp's own command line: stars, and silence on success. */
    public static final Dialect ACCEL = AccelPpp.dialect();

    /** Huawei VRP: {@code <NAS>}, {@code [NAS]}, {@code ---- More ----}. */
    public static final Dialect HUAWEI = Huawei.dialect();

    /** The console of MikroTik RouterOS: repaints, and errors with status 0. */
    public static final Dialect ROUTEROS = RouterOs.dialect();

    /** A shell on Linux with ipset and tc, and statuses that can be relied on. */
    public static final Dialect LINUX = Linux.dialect();

    public Dialect {
        modes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(modes));
        rules = List.copyOf(rules);
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("dialect " + name + " has no mode");
        }
    }

    /** The mode of who has just come in. */
    public String firstMode() {
        return modes.keySet().iterator().next();
    }

    /** This dialect with rules that come before its own. */
    public Dialect with(List<Rule> first) {
        List<Rule> all = new ArrayList<>(first);
        all.addAll(rules);
        return new Dialect(name, login, modes, pager, texts, habits, all);
    }

    /** This dialect with another pager. */
    public Dialect with(Pager other) {
        return new Dialect(name, login, modes, other, texts, habits, rules);
    }

    /** This dialect with another login. */
    public Dialect with(Login other) {
        return new Dialect(name, other, modes, pager, texts, habits, rules);
    }

    /**
     * The dialect of that name, for example {@code cisco}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Dialect of(String name) {
        return Stream.of(CISCO, FRR, ACCEL, HUAWEI, ROUTEROS, LINUX)
                .filter(dialect -> dialect.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "dialect '" + name + "': known are cisco, frr, accel, huawei, routeros, linux"));
    }
}
