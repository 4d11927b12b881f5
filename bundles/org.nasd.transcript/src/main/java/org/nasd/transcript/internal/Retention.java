package org.nasd.transcript.internal;

/**
 * How much is kept.
 *
 * @param daemonAndNas of the daemon's log and those of the NAS
 * @param accounts of the logs of accounts, of which there are many
 * @param rotationDays a log whose first line is older gives way to a fresh one, 0 for never
 * @param keptDays old logs, and logs that nobody wrote to for as long, are deleted; 0 for never
 */
record Retention(Rotation daemonAndNas, Rotation accounts, int rotationDays, int keptDays) {

    Rotation of(Log log) {
        return log instanceof Log.OfAccount ? accounts : daemonAndNas;
    }
}
