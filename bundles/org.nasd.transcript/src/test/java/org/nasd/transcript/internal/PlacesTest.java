package org.nasd.transcript.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Path ROOT = Path.of("/log");

    private final Places places = new Places(ROOT);

    private String nas(String name, String ip) {
        return ROOT.relativize(places.of(Log.of(Sample.nas(name, ip)))).toString();
    }

    @Test
    void logsStandWherePeopleKnowThem() {
        assertThat(places.of(Log.DAEMON)).isEqualTo(Path.of("/log/nas_event_daemon.log"));
        assertThat(nas("bras1", "10.90.185.2")).isEqualTo("nas_event_daemon/bras1_10.90.185.2.log");
        assertThat(places.of(new Log.OfAccount(3, 5))).isEqualTo(Path.of("/log/abonents/3/event_5.log"));
    }

    @Test
    void ordinaryNamesStayReadable() {
        assertThat(nas("Узел Центр-2 (резерв)", "10.0.0.1"))
                .isEqualTo("nas_event_daemon/Узел Центр-2 (резерв)_10.0.0.1.log");
        assertThat(nas("core_mik.rotik", "2001:db8::1")).isEqualTo("nas_event_daemon/core_mik.rotik_2001-db8--1.log");
    }

    @Test
    void noNameLeadsElsewhereOrCannotBeAFile() {
        for (String name : List.of(
                "../../etc/passwd",
                "..",
                ".",
                "",
                ".hidden",
                "a/b",
                "a\\b",
                "a\nb",
                "a\0b",
                "\u001b[2J",
                "x".repeat(1000),
                "ж".repeat(1000),
                "😀".repeat(300),
                "\uD800",
                "a~b",
                "~",
                "-",
                " ",
                "%n",
                "con")) {
            for (String ip : List.of("10.0.0.1", "..", "/", "", "\0", "y".repeat(1000))) {
                Path path = places.of(Log.of(Sample.nas(name, ip)));
                assertThat(path.normalize()).isEqualTo(path);
                assertThat(path.getParent()).isEqualTo(Path.of("/log/nas_event_daemon"));
                String file = path.getFileName().toString();
                assertThat(file).endsWith(".log").doesNotStartWith(".").matches("\\P{Cntrl}+");
                assertThat(file.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            }
        }
    }

    @Test
    void twoNasNeverShareAFile() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] parts = {"a", "b", "_", "~", "/", ".", " ", "-", ":", "1", "\n", "ж", "x".repeat(130)};
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = random(random, parts);
            String ip = random(random, parts);
            String owner = owners.putIfAbsent(nas(name, ip), name + "\0" + ip);
            assertThat(owner).as("seed %d", seed).isIn(null, name + "\0" + ip);
        }
    }

    private static String random(Random random, String[] parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
