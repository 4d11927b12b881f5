package org.nasd.webconsole.internal.fake;

import java.util.Locale;
import org.nasd.api.operations.EventQuery;
import org.nasd.api.operations.EventView;

/** Whether an event is one of those asked for. */
final class FakeFilter {

    private FakeFilter() {}

    static boolean matches(EventQuery query, EventView event) {
        return (query.userId() == null || event.event().userId() == query.userId())
                && (query.type() == null || event.event().type().equals(query.type()))
                && (query.nas() == null || isOn(query.nas(), event))
                && (query.error() == null || holds(error(event), query.error()))
                && (query.reasons().isEmpty()
                        || (event instanceof EventView.Failed failed
                                && query.reasons().contains(failed.reason())));
    }

    private static boolean isOn(String nas, EventView event) {
        String name = event instanceof EventView.Main main
                ? main.nasName()
                : event instanceof EventView.Failed failed ? failed.nasName() : null;
        return nas.equals(name)
                || nas.equals(event.event().nasIp())
                || nas.equals(String.valueOf(event.event().nasId()));
    }

    private static String error(EventView event) {
        return event instanceof EventView.Main main
                ? main.lastError()
                : event instanceof EventView.Failed failed ? failed.lastError() : null;
    }

    private static boolean holds(String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
