package org.nasd.operations.internal;

import java.util.List;
import java.util.Map;
import org.nasd.api.event.Attempt;
import org.nasd.api.event.CompactEvent;
import org.nasd.api.event.FailedEvent;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.nas.Nas;
import org.nasd.api.operations.AttemptView;
import org.nasd.api.operations.EventView;

/** What people see of events: with the name of the NAS, and without its secrets. */
final class EventViews {

    private final Map<Long, Nas> nas;

    EventViews(Map<Long, Nas> nas) {
        this.nas = nas;
    }

    EventView of(CompactEvent event) {
        return new EventView.Compact(event.id(), event.event(), event.date(), event.age());
    }

    EventView of(QueuedEvent event) {
        Long id = event.event().nasId();
        return new EventView.Main(
                event.head().id(),
                event.compactId(),
                event.event(),
                name(id),
                event.date(),
                event.head().tryCount(),
                event.head().delay(),
                redact(id, event.lastError()));
    }

    EventView of(FailedEvent event) {
        Long id = event.event().nasId();
        return new EventView.Failed(
                event.id(),
                event.compactId(),
                event.event(),
                name(id),
                event.date(),
                event.tryCount(),
                event.reason(),
                redact(id, event.lastError()),
                redact(id, event.lastAnswer()),
                event.failedDate(),
                event.supersededBy());
    }

    List<AttemptView> of(List<Attempt> attempts) {
        return attempts.stream()
                .map(a -> new AttemptView(
                        a.number(),
                        a.outcome(),
                        redact(a.nasId(), a.message()),
                        redact(a.nasId(), a.answer()),
                        a.took(),
                        a.at()))
                .toList();
    }

    String redact(Long nasId, String text) {
        Nas known = nasId == null ? null : nas.get(nasId);
        return known == null ? text : known.redact(text);
    }

    private String name(Long nasId) {
        Nas known = nasId == null ? null : nas.get(nasId);
        return known == null ? null : known.name();
    }
}
