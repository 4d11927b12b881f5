package org.nasd.scheme.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.scheme.Escaper;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeStatus;

/** Schemes for tests. */
final class Sample {

    static final Escaper AS_IS = Optional::of;

    /** Letters, digits and a few signs pass; anything else cannot stand in a command. */
    static final Escaper STRICT = value -> value.matches("[A-Za-z0-9._:/@+-]*") ? Optional.of(value) : Optional.empty();

    private Sample() {}

    static SchemeFiles files(String name, String... fileAndText) {
        Map<String, byte[]> contents = new HashMap<>();
        for (int i = 0; i < fileAndText.length; i += 2) {
            contents.put(fileAndText[i], fileAndText[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        contents.putIfAbsent("scheme.cfg", "driver = sample".getBytes(StandardCharsets.UTF_8));
        return new SchemeFiles(name, "/etc/oss/" + name, contents, List.of());
    }

    static SchemeStatus status(String... fileAndText) {
        return SchemeParser.parse(files("Box", fileAndText));
    }

    static Scheme scheme(String... fileAndText) {
        SchemeStatus status = status(fileAndText);
        if (!status.errors().isEmpty()) {
            throw new AssertionError(status.errors());
        }
        return status.scheme().orElseThrow();
    }

    static List<String> commands(Rendering rendering) {
        if (rendering instanceof Rendering.Commands commands) {
            return commands.commands();
        }
        throw new AssertionError(rendering);
    }

    static String reason(Rendering rendering) {
        if (rendering instanceof Rendering.Impossible impossible) {
            return impossible.reason();
        }
        throw new AssertionError(rendering);
    }
}
