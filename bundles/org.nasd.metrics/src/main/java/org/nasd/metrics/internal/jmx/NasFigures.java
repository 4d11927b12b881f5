package org.nasd.metrics.internal.jmx;

import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.function.Supplier;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.dispatch.NasStatus;

/** Shows a NAS over JMX. */
final class NasFigures implements NasMXBean {

    private static final double NANOS = 1e9;

    private final Supplier<Board.Entry> entry;

    NasFigures(Supplier<Board.Entry> entry) {
        this.entry = entry;
    }

    private NasStatus status() {
        return entry.get().status();
    }

    @Override
    public String getName() {
        return entry.get().name();
    }

    @Override
    public long getId() {
        return status().nas().id();
    }

    @Override
    public String getAddress() {
        return status().nas().ip();
    }

    @Override
    public String getState() {
        return status().state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getReason() {
        NasStatus now = status();
        return now.nas().redact(now.reason());
    }

    @Override
    public Date getSince() {
        return Date.from(status().since());
    }

    @Override
    public String getDriver() {
        return status().driver();
    }

    @Override
    public boolean isCircuitOpen() {
        NasState state = status().state();
        return state == NasState.UNAVAILABLE || state == NasState.STOPPED;
    }

    @Override
    public boolean isPaused() {
        return status().state() == NasState.PAUSED;
    }

    @Override
    public int getForks() {
        return status().nas().forks();
    }

    @Override
    public int getForksAllowed() {
        return status().concurrency();
    }

    @Override
    public int getForksBusy() {
        return status().busy();
    }

    @Override
    public int getSessions() {
        return status().sessions();
    }

    @Override
    public long getEventsWaiting() {
        Board.Entry now = entry.get();
        return Math.max(0, now.backlog().waiting() - now.backlog().postponed());
    }

    @Override
    public long getEventsPostponed() {
        return entry.get().backlog().postponed();
    }

    @Override
    public double getQueueLatencySeconds() {
        return seconds(entry.get().backlog().oldest());
    }

    @Override
    public long getDone() {
        return status().done();
    }

    @Override
    public long getPostponed() {
        return status().postponed();
    }

    @Override
    public long getFailed() {
        return status().failed();
    }

    @Override
    public long getSuperseded() {
        return status().superseded();
    }

    @Override
    public double getMedianDurationSeconds() {
        return seconds(status().latencyP50());
    }

    @Override
    public double getPercentile95DurationSeconds() {
        return seconds(status().latencyP95());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
