package org.nasd.itests.drivers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle that carries a scheme for simulated routers and nothing else. */
final class SchemeJar {

    private SchemeJar() {}

    /** Makes one, beside where instances run. */
    static Path of(String scheme, String version, String command) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example.schemes");
        main.putValue("Bundle-Version", version);
        Path jar = Path.of(System.getProperty("nasd.work"), "scheme-" + version + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            write(out, scheme + "/scheme.cfg", "driver = mikrotik-simple\ncoalesce = false\n");
            write(out, scheme + "/" + Mark.EVENT + ".cmd", command + "\n");
        }
        return jar;
    }

    private static void write(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new JarEntry("OSGI-INF/nasd/oss/" + name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
