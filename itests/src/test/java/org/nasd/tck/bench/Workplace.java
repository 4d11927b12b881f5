package org.nasd.tck.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.nasd.tck.DeviceUnderTest;

/**
 * A directory like that of an installation, which the bundles find by Karaf's system properties. Gone with the bench.
 *
 * @param root where everything is
 */
record Workplace(Path root) implements AutoCloseable {

    static Workplace create() throws IOException {
        Workplace workplace = new Workplace(Files.createTempDirectory("nasd-tck-"));
        Files.createDirectories(workplace.etc());
        System.setProperty("karaf.base", workplace.root.toString());
        System.setProperty("karaf.etc", workplace.etc().toString());
        System.setProperty("karaf.log", workplace.log().toString());
        return workplace;
    }

    Path etc() {
        return root.resolve("etc");
    }

    Path log() {
        return root.resolve("log");
    }

    /** Writes the scheme by which the device is managed. */
    void writeScheme(String name, DeviceUnderTest device) throws IOException {
        Properties keys = new Properties();
        keys.putAll(device.settings());
        keys.setProperty("driver", device.driver());
        Path scheme = Files.createDirectories(etc().resolve("oss").resolve(name));
        try (var out = Files.newBufferedWriter(scheme.resolve("scheme.cfg"), StandardCharsets.UTF_8)) {
            keys.store(out, null);
        }
        Files.writeString(scheme.resolve(DeviceUnderTest.EVENT + ".cmd"), device.template());
    }

    /** Writes a scheme that does nothing but name its driver. */
    void writeScheme(String name, String driver) throws IOException {
        Path scheme = Files.createDirectories(etc().resolve("oss").resolve(name));
        Files.writeString(scheme.resolve("scheme.cfg"), "driver = " + driver + "\n");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
