package org.nasd.operations.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Finding.Grade;

/** Room on the disks, memory, and whether what should be written is. */
final class MachineRoom implements Rule {

    private static final double FREE = 0.10;
    private static final double HARDLY_FREE = 0.02;
    private static final long ENOUGH = 5_000_000_000L;
    private static final long HARDLY_ENOUGH = 200_000_000L;
    private static final double FULL_HEAP = 0.85;
    private static final double BURSTING_HEAP = 0.95;
    private static final long AUDIT_UNDER_WAY = 100;

    @Override
    public Stream<Finding> look(Facts facts) {
        Facts.Machine machine = facts.machine();
        List<Finding> found = new ArrayList<>();
        machine.disks().forEach(disk -> found.add(disk(disk)));
        found.add(heap(machine));
        if (machine.droppedLines() > 0) {
            found.add(new Finding(
                    Grade.WARNING,
                    "logs",
                    machine.droppedLines() + " lines were dropped since the start",
                    "none",
                    "the disk of the logs is slow or full; no event was lost by that"));
        }
        if (machine.unwrittenAudit() > AUDIT_UNDER_WAY) {
            found.add(new Finding(
                    Grade.WARNING,
                    "audit",
                    machine.unwrittenAudit() + " entries are not in the database",
                    "none",
                    "the database is slow or down; log/audit.log has all of them"));
        }
        return found.stream();
    }

    private static Finding disk(Facts.Disk disk) {
        double part = disk.size() == 0 ? 1 : (double) disk.free() / disk.size();
        String measured = Say.bytes(disk.free()) + " free (" + Math.round(part * 100) + " %) for " + disk.path();
        String norm = "10 % or " + Say.bytes(ENOUGH) + " free";
        String check = "disk of the " + disk.what();
        boolean little = part < FREE && disk.free() < ENOUGH;
        boolean hardly = (part < HARDLY_FREE && disk.free() < ENOUGH) || disk.free() < HARDLY_ENOUGH;
        if (!little && !hardly) {
            return Say.good(check, measured, norm);
        }
        return new Finding(
                hardly ? Grade.BAD : Grade.WARNING,
                check,
                measured,
                norm,
                "make room: when it is full, nothing new can be accepted or written");
    }

    private static Finding heap(Facts.Machine machine) {
        double part = (double) machine.heapUsed() / machine.heapMax();
        String measured = Say.bytes(machine.heapUsed()) + " of " + Say.bytes(machine.heapMax()) + " ("
                + Math.round(part * 100) + " %)";
        String norm = "at most " + Math.round(FULL_HEAP * 100) + " %";
        if (part <= FULL_HEAP) {
            return Say.good("memory", measured, norm);
        }
        return new Finding(
                part > BURSTING_HEAP ? Grade.BAD : Grade.WARNING,
                "memory",
                measured,
                norm,
                "give the JVM more: EXTRA_JAVA_OPTS=-Xmx1g in etc/nasd.env, and start anew");
    }
}
