package org.nasd.simulator.internal.routeros;

import java.util.List;
import org.nasd.simulator.Change;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.internal.Desk;
import org.nasd.simulator.routeros.RouterSettings;

/** What all connections of a router share. Belongs to the router's one thread. */
record Chassis(RouterSettings settings, Desk desk, Tables tables) {

    Chassis(RouterSettings settings, Desk desk) {
        this(settings, desk, new Tables(Wire.raw(settings.name(), settings.charset())));
    }

    /** Writes a command down as it ended. */
    void record(Task task, JournalEntry.Result result, String message, List<Change> changes) {
        desk.record(
                task.arrivedMicros(),
                task.connection(),
                task.request().tag() == null ? null : text(task.request().tag()),
                task.words().stream()
                        .filter(word -> !word.startsWith(".tag="))
                        .map(this::text)
                        .toList(),
                result,
                message,
                changes.stream().map(this::decoded).toList());
    }

    private Change decoded(Change change) {
        return new Change(change.kind(), change.menu(), change.id(), Rows.text(change.row(), settings.charset()));
    }

    private String text(String raw) {
        return Wire.text(raw, settings.charset());
    }
}
