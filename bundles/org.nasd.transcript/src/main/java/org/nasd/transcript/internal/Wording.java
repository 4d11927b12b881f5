package org.nasd.transcript.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;

/**
 * Puts entries into words. The first line of an attempt holds all of it in brief, for grep; what was said follows, indented, so that nothing
 * a device says can look like a line of nasd's own. Used by one thread.
 */
final class Wording {

    /** The width of the column of times, left of the commands. */
    private static final int WIDTH = 12;

    private static final String MARGIN = " ".repeat(WIDTH - 4);
    private static final String UNDER_COMMAND = " ".repeat(WIDTH + 1);
    private static final String UNDER_ANSWER = UNDER_COMMAND + "  ";

    /** Larger than any ordinary record; a buffer that once grew beyond it is not kept. */
    private static final int KEPT_CAPACITY = 64 * 1024;

    private final Stamp stamp;
    private final String daemonPrefix;

    private StringBuilder out = new StringBuilder(1024);

    /**
     * @param daemonPrefix what stands between the time and the text of a daemon's line
     */
    Wording(Stamp stamp, String daemonPrefix) {
        this.stamp = stamp;
        this.daemonPrefix = daemonPrefix;
    }

    /** A line of the daemon, in the original's form. */
    byte[] of(Entry.Daemon entry) {
        stamp.seconds(out, entry.at());
        out.append(' ').append(daemonPrefix).append(' ');
        Visible.line(out, entry.line());
        return finish();
    }

    /** That lines are missing from a log. */
    byte[] missing(Log log, long at, long lines) {
        if (log instanceof Log.OfDaemon) {
            stamp.seconds(out, at);
            out.append(' ').append(daemonPrefix);
        } else {
            stamp.milliseconds(out, at);
        }
        out.append(" ... ").append(lines).append(lines == 1 ? " line dropped" : " lines dropped");
        out.append(" ... (the log could not be written fast enough or at all; the events themselves went on)");
        return finish();
    }

    /** A remark. */
    byte[] of(Entry.Remark entry) {
        stamp.milliseconds(out, entry.at());
        whose(entry.userId(), entry.abonentId());
        nas(entry.nas());
        out.append(" remark: ");
        Visible.line(out, entry.nas().redact(entry.text()));
        return finish();
    }

    /** An attempt with all that was said. */
    byte[] of(Entry.Attempt entry) {
        Delivery delivery = entry.delivery();
        Nas nas = delivery.nas();
        stamp.milliseconds(out, entry.at());
        what(delivery);
        nas(nas);
        out.append(' ');
        outcome(delivery.outcome(), delivery.took(), nas);
        if (delivery.consequence() != null && !delivery.consequence().isEmpty()) {
            out.append(" -> ");
            Visible.line(out, nas.redact(delivery.consequence()));
        }
        for (Exchange exchange : delivery.outcome().exchanges()) {
            exchange(exchange, nas);
        }
        return finish();
    }

    private void what(Delivery delivery) {
        String type = delivery.nas().redact(delivery.type());
        if (delivery.eventId() == 0) {
            out.append(" by hand (");
            Visible.line(out, type);
            out.append(')');
            return;
        }
        out.append(" event=").append(delivery.eventId()).append(" cmd=");
        Visible.line(out, type);
        whose(delivery.userId(), delivery.abonentId());
        out.append(" attempt=").append(delivery.attempt());
    }

    private void whose(long userId, Long abonentId) {
        out.append(" account=").append(userId);
        if (abonentId != null) {
            out.append(" subscriber=").append(abonentId.longValue());
        }
    }

    private void nas(Nas nas) {
        String name = nas.name();
        boolean quoted = name.isEmpty() || name.indexOf(' ') >= 0;
        out.append(quoted ? " nas=\"" : " nas=");
        Visible.line(out, name);
        out.append(quoted ? "\"" : "");
    }

    private void outcome(Outcome outcome, Duration took, Nas nas) {
        String reason = "";
        if (outcome instanceof Outcome.Done) {
            out.append("DONE");
        } else if (outcome instanceof Outcome.Postpone postpone) {
            out.append("POSTPONED");
            reason = postpone.reason();
        } else if (outcome instanceof Outcome.Fail fail) {
            out.append("FAILED");
            reason = fail.reason();
        } else if (outcome instanceof Outcome.Silent silent) {
            out.append("NO ANSWER");
            reason = silent.reason();
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            out.append("UNAVAILABLE ").append(unavailable.trouble());
            out.append(unavailable.doubtful() ? " (it may have taken effect)" : "");
            reason = unavailable.reason();
        }
        out.append(" in ");
        time(took);
        if (reason != null && !reason.isEmpty()) {
            out.append(": ");
            Visible.line(out, nas.redact(reason));
        }
    }

    private void exchange(Exchange exchange, Nas nas) {
        out.append('\n');
        int start = out.length();
        out.append(MARGIN);
        time(exchange.took());
        // The margin shrinks as the figure grows, so that commands stand one below the other.
        int excess = Math.min(out.length() - start - WIDTH, MARGIN.length());
        if (excess > 0) {
            out.delete(start, start + excess);
        }
        out.append(" > ");
        Visible.line(out, nas.redact(exchange.command()));
        out.append('\n').append(UNDER_COMMAND).append("< ");
        String answer = nas.redact(exchange.answer());
        if (answer == null || answer.isEmpty()) {
            out.append("(nothing)");
        } else {
            Visible.block(out, answer, UNDER_ANSWER);
        }
    }

    /** Whole milliseconds, below ten with one decimal. */
    private void time(Duration took) {
        long tenths = took.toNanos() / 100_000;
        out.append(tenths / 10);
        if (tenths < 100) {
            out.append('.').append(tenths % 10);
        }
        out.append(" ms");
    }

    private byte[] finish() {
        byte[] bytes = out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (out.capacity() > KEPT_CAPACITY) {
            out = new StringBuilder(1024);
        }
        out.setLength(0);
        return bytes;
    }

    /** Forgets what was begun when an entry could not be put into words. */
    void reset() {
        out.setLength(0);
    }
}
