package org.nasd.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file's content can be recognised by: SHA-1, as repositories publish it, and SHA-256. */
record Digests(String sha1, String sha256) {

    static Digests of(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new Digests(hex("SHA-1", content), hex("SHA-256", content));
    }

    static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
