package org.nasd.api.event;

import java.time.Duration;

/**
 * The little of a waiting event that the dispatch keeps in memory: enough to keep order, to coalesce and to wait.
 *
 * @param id the event's ID in the main stack, given in commit order; the account's order
 * @param nasId the NAS
 * @param userId the account
 * @param type the command
 * @param uslugaId the service, or null
 * @param acctSessionId the RADIUS session, or null
 * @param tryCount attempts charged so far
 * @param delay how much longer it must wait before it is due, by the database's clock at the time of reading; zero when due
 */
public record EventHead(
        long id,
        long nasId,
        long userId,
        String type,
        Long uslugaId,
        String acctSessionId,
        int tryCount,
        Duration delay) {}
