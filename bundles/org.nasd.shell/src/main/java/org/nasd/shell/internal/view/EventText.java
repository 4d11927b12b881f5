package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasd.api.event.Event;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.EventPlace;
import org.nasd.api.operations.EventView;

/** Events for people. */
public final class EventText {

    private EventText() {}

    /** A page of one stack. */
    public static Table table(EventPlace place, EventPage page) {
        List<String> columns = new ArrayList<>(List.of("ID", "CMD", "USER", "ABONENT", "NAS", "DATE"));
        columns.addAll(
                switch (place) {
                    case COMPACT -> List.of("BY");
                    case MAIN -> List.of("TRIES", "DUE IN", "LAST ERROR");
                    case FAILED -> List.of("TRIES", "FAILED", "REASON", "WHY");
                });
        return new Table(
                columns,
                place == EventPlace.COMPACT ? Set.of(0, 2, 3) : Set.of(0, 2, 3, 6),
                page.events().stream().map(EventText::row).toList(),
                "No such event.");
    }

    private static List<String> row(EventView view) {
        Event event = view.event();
        List<String> row = new ArrayList<>(List.of(
                Long.toString(view.id()),
                Words.line(event.type()),
                Long.toString(event.userId()),
                Words.orEmpty(event.abonentId()),
                Words.line(nas(view)),
                Words.time(view.date())));
        if (view instanceof EventView.Compact) {
            row.add(Words.line(Words.orEmpty(event.owner().script())));
        } else if (view instanceof EventView.Main main) {
            row.add(Integer.toString(main.tryCount()));
            row.add(Words.duration(main.dueIn()));
            row.add(Words.line(main.lastError()));
        } else if (view instanceof EventView.Failed failed) {
            row.add(Integer.toString(failed.tryCount()));
            row.add(Words.time(failed.failedDate()));
            row.add(Words.lower(failed.reason()));
            row.add(Words.line(failed.lastError()));
        }
        return row;
    }

    private static String nas(EventView view) {
        String name = view instanceof EventView.Main main
                ? main.nasName()
                : view instanceof EventView.Failed failed ? failed.nasName() : null;
        if (name != null) {
            return name;
        }
        return view.event().nasIp() == null
                ? Words.orEmpty(view.event().nasId())
                : view.event().nasIp();
    }

    /** Everything about an event, a line each. */
    public static List<String> detail(EventDetail detail) {
        Map<String, String> lines = new LinkedHashMap<>();
        EventRow.of(detail.event()).forEach((key, value) -> lines.put(key, EventRow.text(value)));
        List<String> all = new ArrayList<>(NasText.aligned(lines));
        if (!detail.attempts().isEmpty()) {
            all.add("");
            all.add("attempts of the last 24 hours");
            detail.attempts().forEach(attempt -> all.addAll(attempt(attempt)));
        }
        return all;
    }

    /** One attempt: what became of it, and below what the device said. */
    static List<String> attempt(AttemptView attempt) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + Words.time(attempt.at()) + "  " + attempt.number() + "  " + attempt.outcome() + "  "
                + Words.duration(attempt.took()) + "  " + Words.line(attempt.message()));
        if (attempt.answer() != null && !attempt.answer().isBlank()) {
            Words.safe(attempt.answer()).lines().forEach(line -> lines.add("      " + line));
        }
        return lines;
    }

    /** The layout of event_count.sh, to the letter. */
    public static List<String> count(EventCount count) {
        List<String> lines = new ArrayList<>(List.of(
                "# compact stack",
                "TOTAL",
                "",
                "COUNT",
                Long.toString(count.compact()),
                "",
                "# main stack",
                "",
                "COUNT EVENT_TYPE"));
        count.main().forEach((type, number) -> lines.add(number + " " + Words.line(type)));
        return lines;
    }

    /** The failed stack in the same layout, which the original does not have. */
    public static List<String> failed(EventCount count) {
        List<String> lines = new ArrayList<>(List.of("", "# failed stack", "", "COUNT REASON"));
        count.failed().forEach((reason, number) -> lines.add(number + " " + Words.lower(reason)));
        return lines;
    }
}
