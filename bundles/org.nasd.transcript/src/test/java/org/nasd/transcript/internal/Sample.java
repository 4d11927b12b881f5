package org.nasd.transcript.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.transcript.Delivery;

/** Things to write about. */
final class Sample {

    static final Retention RETENTION = new Retention(new Rotation(20 << 20, 5), new Rotation(512 << 10, 1), 30, 365);

    private Sample() {}

    static Nas nas(String name, String ip) {
        return new Nas(
                1,
                name,
                ip,
                "Box",
                null,
                5,
                true,
                null,
                null,
                "admin",
                Secret.of("s3cret!pw"),
                null,
                Secret.of("coa-s3cret"),
                null,
                Map.of(),
                Map.of("private_key", Secret.of("-----KEY\nline two\n-----")));
    }

    static Exchange exchange(String command, String answer) {
        return new Exchange(command, answer, Duration.ofNanos(2_140_000));
    }

    static Delivery delivery(Nas nas, long account, Outcome outcome) {
        return new Delivery(nas, account + 1000, account, 4711, "user_redirect", 1, outcome, Duration.ofMillis(12), "");
    }

    static Delivery done(Nas nas, long account) {
        return delivery(
                nas,
                account,
                new Outcome.Done(List.of(
                        exchange(
                                "/ip firewall address-list ensure [comment=crb_10.0.0.5] list=nomoney address=10.0.0.5",
                                "!done ret=*1A"),
                        exchange("/queue simple remove [find comment=crb_10.0.0.5]", ""))));
    }

    static FileTranscript transcript(Path root) {
        return new FileTranscript(root, "host nas_event_daemon[42]:", 50_000, 16_000_000, RETENTION);
    }
}
