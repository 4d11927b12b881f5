package org.nasd.webconsole.internal.fake;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.LogPage;
import org.nasd.api.operations.LogSource;

/** One log for all. */
public final class FakeLogs {

    private final List<String> lines = new ArrayList<>();

    FakeLogs() {
        for (int i = 0; i < 60; i++) {
            String at = "2026-11-18 10:%02d:%02d ".formatted(40 + i / 30, i * 2 % 60);
            add(at
                    + "user=%d cmd=user_redirect /ip/firewall/address-list/add =list=redirect =address=10.88.0.%d =comment=crb_10.88.0.%d"
                            .formatted(4711 + i, i, i));
            add(at
                    + (i % 17 == 5
                            ? "ERROR: failure: already have such entry (12 ms)"
                            : "done, .id=*1F" + i + " (9 ms)"));
        }
    }

    /** Writes a line. */
    public synchronized void add(String line) {
        lines.add(line);
    }

    synchronized LogPage last(Caller caller, LogSource source, int count) {
        return page(Math.max(0, lines.size() - count));
    }

    synchronized LogPage since(Caller caller, LogSource source, LogPage.Position since) {
        return page((int) since.offset());
    }

    private LogPage page(int from) {
        return new LogPage(
                "log/nas_event_daemon/ekb-m01_10.90.0.1.log",
                lines.subList(from, lines.size()),
                new LogPage.Position("1", lines.size()));
    }
}
