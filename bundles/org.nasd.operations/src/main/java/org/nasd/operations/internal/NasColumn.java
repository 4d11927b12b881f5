package org.nasd.operations.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of the table NAS that people may set. */
enum NasColumn {
    NAME,
    NAS_IP,
    SCHEME,
    SCRIPT_NAME,
    FORKS,
    ENABLED,
    TELNET_IP,
    TELNET_PORT,
    TELNET_LOGIN,
    TELNET_PASSWORD,
    TELNET_TYPE,
    COA_PSW,
    COA_PORT;

    static final List<String> KEYS = Arrays.stream(values()).map(NasColumn::key).toList();

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isSecret() {
        return this == TELNET_PASSWORD || this == COA_PSW;
    }

    static Optional<NasColumn> of(String key) {
        return Arrays.stream(values()).filter(c -> c.key().equals(key)).findFirst();
    }
}
