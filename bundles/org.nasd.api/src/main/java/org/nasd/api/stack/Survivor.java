package org.nasd.api.stack;

import org.nasd.api.event.EventHead;

/**
 * A waiting event that was on record as being sent when the process that sent it ended: nobody knows whether it reached its device.
 *
 * @param head the event, with the interrupted attempt charged
 * @param crashes how often this has happened to it, at least 1
 */
public record Survivor(EventHead head, int crashes) {}
