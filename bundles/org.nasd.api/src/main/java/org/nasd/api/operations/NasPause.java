package org.nasd.api.operations;

import java.time.Instant;

/**
 * An order to send nothing to a NAS.
 *
 * @param by who gave it
 * @param reason why, or null
 * @param since when, by the database's clock
 */
public record NasPause(String by, String reason, Instant since) {}
