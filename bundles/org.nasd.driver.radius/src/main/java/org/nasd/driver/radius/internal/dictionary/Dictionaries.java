package org.nasd.driver.radius.internal.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where dictionaries come from: those that this bundle ships, and an operator's own laid over them. */
public final class Dictionaries {

    /** What is shipped, in this order. */
    static final List<String> SHIPPED = List.of(
            "standard",
            "mikrotik",
            "ascend",
            "cisco",
            "redback",
            "huawei",
            "erx",
            "juniper",
            "wispr",
            "roaringpenguin",
            "vasexperts",
            "eltex",
            "accel-ppp");

    private Dictionaries() {}

    /** What is shipped, alone. */
    public static Dictionary shipped() {
        return new Dictionary(definitions());
    }

    private static Definitions definitions() {
        Definitions definitions = new Definitions();
        for (String name : SHIPPED) {
            try {
                definitions.lay(DictionaryReader.read(name, resource("dictionary." + name), definitions));
            } catch (DictionaryException e) {
                throw new IllegalStateException("a dictionary of this bundle is faulty: " + e.getMessage(), e);
            }
        }
        return definitions;
    }

    private static String resource(String name) {
        try (InputStream in = Dictionaries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks its " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is shipped, and over it every file of a directory, in the order of their names. A file that cannot be read is left out
     * as a whole.
     *
     * @param directory need not exist
     * @param mistakes receives what is wrong, one line each
     */
    public static Dictionary with(Path directory, Consumer<String> mistakes) {
        Definitions definitions = definitions();
        for (Path file : files(directory, mistakes)) {
            try {
                // Vendors' files hold names in all sorts of character sets, but only in remarks.
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                definitions.lay(DictionaryReader.read(file.toString(), text, definitions));
            } catch (DictionaryException e) {
                mistakes.accept(e.getMessage());
            } catch (IOException e) {
                mistakes.accept(file + " cannot be read: " + e);
            }
        }
        return new Dictionary(definitions);
    }

    private static List<Path> files(Path directory, Consumer<String> mistakes) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            mistakes.accept(directory + " cannot be listed: " + e);
            return List.of();
        }
    }
}
