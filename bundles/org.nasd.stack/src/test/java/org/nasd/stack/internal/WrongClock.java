package org.nasd.stack.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.EventHead;
import org.nasd.api.stack.Leases;
import org.nasd.api.stack.Settlement;

/** A node of its own process, whose clock {@link WrongClockIT} sets: takes what it can, postpones an event, and tells what it did. */
final class WrongClock {

    private WrongClock() {}

    /** Takes the database's URL, its user, and a NAS that nobody holds; prints a line for each thing it did, and waits to be ended. */
    public static void main(String... arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setMaximumPoolSize(3);
        try (HikariDataSource pool = new HikariDataSource(config);
                Stacks stacks = new Stacks(pool, StackSettings.DEFAULTS, List.of())) {
            Leases leases = stacks.leases();
            System.out.println("clock " + Instant.now().getEpochSecond());
            System.out.println("nodes " + leases.renew(false).size());
            long nas = Long.parseLong(arguments[2]);
            Map<Long, Leases.Grant> taken = new HashMap<>(leases.take(Set.of(nas - 1, nas)));
            System.out.println("taken " + taken.keySet());
            System.out.println("lead " + leases.lead());
            EventHead head = stacks.main().heads(nas, 0, 1).get(0);
            stacks.main()
                    .settle(
                            List.of(new Settlement.Postponed(head, 1, WrongClockIT.DELAY, "busy")),
                            List.of(),
                            Map.of(nas, taken.get(nas).epoch()),
                            Set.of());
            System.out.println("postponed");
            while (System.in.read() >= 0) {
                System.out.println("nodes " + leases.renew(false).size());
            }
        }
    }
}
