package org.nasd.operations.internal.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nasd.api.dispatch.NasStatus;
import org.nasd.api.dispatch.TypeLatency;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Which kinds of events take a NAS longer than the original's 300 ms? A rare one that took long is no finding. */
final class SlowCommands implements Rule {

    private static final String CHECK = "slow commands";
    private static final String NORM = "at most " + TypeLatency.SLOW.toMillis() + " ms each";
    private static final double TOLERATED = 0.05;
    private static final long ENOUGH = 20;

    private record Slow(NasStatus nas, TypeLatency type) {}

    @Override
    public Stream<Finding> look(Facts facts) {
        List<Slow> slow = facts.dispatch().nas().stream()
                .flatMap(
                        nas -> nas.types().stream().filter(SlowCommands::isSlow).map(type -> new Slow(nas, type)))
                .sorted(Comparator.comparing((Slow s) -> s.type().mean()).reversed())
                .toList();
        if (slow.isEmpty()) {
            return Stream.of(Say.good(CHECK, "none", NORM));
        }
        return slow.stream().limit(Say.NAMED).map(s -> finding(s, slow.size()));
    }

    private static boolean isSlow(TypeLatency type) {
        boolean often = type.count() >= ENOUGH && type.slow() > type.count() * TOLERATED;
        return type.count() > 0 && (type.mean().compareTo(TypeLatency.SLOW) > 0 || often);
    }

    private static Finding finding(Slow slow, int all) {
        TypeLatency type = slow.type();
        String name = slow.nas().nas().name();
        return new Finding(
                Grade.WARNING,
                CHECK,
                type.type() + " on NAS " + name + ": mean " + Say.duration(type.mean()) + ", longest "
                        + Say.duration(type.max()) + ", " + type.slow() + " of " + type.count() + " took longer"
                        + (all > Say.NAMED ? " (one of " + all + " such)" : ""),
                NORM,
                "nas:log " + name + " shows each command with its time; time one by hand with nas:exec " + name
                        + " <command>; make the template shorter, or find out why the device is slow");
    }
}
