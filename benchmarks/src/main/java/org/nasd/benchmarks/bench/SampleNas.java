package org.nasd.benchmarks.bench;

import java.util.Map;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** A NAS for what is measured without a database. */
public final class SampleNas {

    private SampleNas() {}

    /** One that listens on a port of this machine. */
    public static Nas at(int port) {
        return new Nas(
                1,
                "n1",
                "127.0.0.1",
                "Identity",
                null,
                100,
                true,
                "127.0.0.1",
                port,
                "admin",
                Secret.of("secret"),
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
