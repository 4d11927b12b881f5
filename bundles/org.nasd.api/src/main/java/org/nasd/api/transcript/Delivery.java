package org.nasd.api.transcript;

import java.time.Duration;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;

/**
 * One attempt to deliver one event, for the logs.
 *
 * @param nas the NAS, whose secrets are redacted from all text
 * @param abonentId the subscriber, or null
 * @param userId the account, or 0 for a command given by hand
 * @param eventId the event in the main stack, or 0 for a command given by hand
 * @param type the event's command, or who gave the command by hand
 * @param attempt the number of the attempt, from 1
 * @param outcome what became of it, with all that was said
 * @param took the whole attempt, from the first byte to the last
 * @param consequence what happens to the event now, in a few words for a person; empty when it is done
 */
public record Delivery(
        Nas nas,
        Long abonentId,
        long userId,
        long eventId,
        String type,
        int attempt,
        Outcome outcome,
        Duration took,
        String consequence) {}
