package org.nasd.operations.internal.doctor;

import java.util.Comparator;
import java.util.List;
import org.nasd.api.operations.Finding;

/**
 * The troubleshooting of the original's manual as a program: each norm, what was measured, what to do. It only judges; what it judges
 * was measured before.
 */
public final class Doctor {

    private static final List<Rule> RULES = List.of(
            new Running(),
            new AllPaused(),
            new NodesAlive(),
            new DatabaseSpeed(),
            new NasAtWork(),
            new StackSizes(),
            new DrainSpeed(),
            new OldestEvent(),
            new Bottlenecks(),
            new SlowCommands(),
            new FailedEvents(),
            new Installations(),
            new Safety(Transports.shipped()),
            new SecretForms(),
            new MachineRoom());

    private Doctor() {}

    /** The worst first; those that are equally bad in the order in which an engineer would look at them. */
    public static List<Finding> findings(Facts facts) {
        return RULES.stream()
                .flatMap(rule -> rule.look(facts))
                .sorted(Comparator.comparing(Finding::grade).reversed())
                .toList();
    }
}
