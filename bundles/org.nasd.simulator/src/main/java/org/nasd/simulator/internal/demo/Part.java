package org.nasd.simulator.internal.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.nasd.simulator.Latency;

/**
 * A simulated NAS's part in the demo.
 *
 * @param name what it is called
 * @param ip the address that events name it by
 * @param network first two numbers of its subscribers' addresses
 * @param forks accounts served at once
 * @param latency how long it takes over a command
 * @param accounts how many subscribers it has
 * @param role how it plays
 */
record Part(String name, String ip, String network, int forks, Latency latency, int accounts, Role role) {

    private static final int ACCOUNTS = 1000;
    private static final int OF_A_RADIUS = 60;
    private static final int OF_AN_SSH = 50;
    private static final int OF_A_TERMINAL = 20;

    /**
     * Three routers of different strength, and one NAS of every other scheme that is there: 1,000 accounts in all.
     *
     * @param there whether there is a scheme of that name
     */
    static List<Part> all(Predicate<String> there) {
        List<Part> others = new ArrayList<>();
        for (Role role : Roles.OTHERS) {
            if (there.test(role.scheme())) {
                others.add(of(role, others.size() + 4));
            }
        }
        int left = ACCOUNTS - others.stream().mapToInt(Part::accounts).sum();
        List<Part> all = new ArrayList<>();
        all.add(router("small", 1, 5, millis(5, 15), left / 10));
        all.add(router("middle", 2, 20, millis(15, 35), left * 3 / 10));
        all.add(router("large", 3, 100, millis(40, 60), left - left / 10 - left * 3 / 10));
        all.addAll(others);
        return all;
    }

    private static Part router(String strength, int number, int forks, Latency latency, int accounts) {
        return new Part(
                "mikrotik-" + strength, ip(number), network(number), forks, latency, accounts, Roles.MIKROTIK_SIMPLE);
    }

    /** Typed lines go one after the other through few sessions, datagrams all at once. */
    private static Part of(Role role, int number) {
        String name = role.scheme().toLowerCase(Locale.ROOT);
        if (role.make() instanceof Role.Make.Radius) {
            return new Part(name, ip(number), network(number), 20, millis(5, 25), OF_A_RADIUS, role);
        }
        boolean dialogue = role.programme() != Programme.REBOOT;
        return new Part(
                name,
                ip(number),
                network(number),
                5,
                dialogue ? millis(1, 4) : millis(3, 12),
                dialogue ? OF_A_TERMINAL : OF_AN_SSH,
                role);
    }

    private static String ip(int number) {
        return "10.90." + number + ".1";
    }

    private static String network(int number) {
        return "10." + (100 + number);
    }

    private static Latency millis(long least, long most) {
        return Latency.between(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
