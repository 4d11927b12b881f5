package org.nasd.api.event;

import java.time.Duration;
import java.time.Instant;

/**
 * A row of EVENTS_STACK_COMPACT: an event as its producer asked for it.
 *
 * @param id the row's ID; ids of overlapping transactions may become visible out of order
 * @param event what is asked; {@link Event#nasId()} is null here
 * @param date when it was inserted, by the database's clock
 * @param age how long before the reading query it was inserted, by the database's clock
 */
public record CompactEvent(long id, Event event, Instant date, Duration age) {}
