package org.nasd.stack.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema's history, a file {@code V001__name.sql}. What has been released is never edited: a change is one more step.
 *
 * @param number its place in the order
 * @param name the file's name
 * @param script the file's text, lines ended by LF
 */
record Step(int number, String name, String script) {

    private static final Pattern NAME = Pattern.compile("V(\\d{3})__\\w+\\.sql");

    /** The steps of a dialect, in order, as listed in its index.txt. */
    static List<Step> of(String dialect) {
        return text(dialect + "/index.txt")
                .lines()
                .map(name -> load(dialect, name))
                .toList();
    }

    private static Step load(String dialect, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("No name of a migration: " + dialect + "/" + name);
        }
        return new Step(Integer.parseInt(parts.group(1)), name, text(dialect + "/" + name));
    }

    private static String text(String file) {
        try (InputStream in = Step.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " of the bundle", e);
        }
    }

    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The script's statements: each ends with a semicolon at the end of a line. */
    List<String> statements() {
        return Pattern.compile(";[ \t]*(\n|$)")
                .splitAsStream(script)
                .map(String::strip)
                .filter(Step::saysSomething)
                .toList();
    }

    private static boolean saysSomething(String statement) {
        return statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--"));
    }
}
